// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Noise;
import org.difflab.spi.Progress;

/**
 * The context of one training.
 *
 * @param noise the random numbers of the part being trained; not shared with other parts
 * @param progress receives the progress of the training
 * @param checkpoints saves the state of a long training
 * @since 0.1
 */
public record Training(Noise noise, Progress progress, Checkpoints checkpoints) {

  /** Creates a context without checkpoints. */
  public Training(Noise noise, Progress progress) {
    this(noise, progress, Checkpoints.NONE);
  }

  /** Returns the context for a part that is trained separately, such as a link of a chain. */
  public Training forPart(String name) {
    return new Training(noise.forPurpose(name), progress, checkpoints.forPart(name));
  }
}
