// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Noise;
import org.difflab.spi.Progress;

/**
 * The circumstances of one training.
 *
 * @param noise the random numbers of the part being trained; no other part shares them
 * @param progress receives the progress of the training
 * @param checkpoints where a long training keeps its state
 * @since 0.1
 */
public record Training(Noise noise, Progress progress, Checkpoints checkpoints) {

  /** Makes circumstances in which no state is kept. */
  public Training(Noise noise, Progress progress) {
    this(noise, progress, Checkpoints.NONE);
  }

  /** Returns the circumstances of training a part by itself, such as a link of a chain. */
  public Training forPart(String name) {
    return new Training(noise.forPurpose(name), progress, checkpoints.forPart(name));
  }
}
