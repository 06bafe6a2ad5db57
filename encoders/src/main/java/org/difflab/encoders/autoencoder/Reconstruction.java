// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import org.difflab.spi.Shape;

/** The distribution of samples around what a decoder makes of their latents. */
public enum Reconstruction {
  /**
   * Each value, taken from [−1, 1] to [0, 1], is the probability of ink: the loss is the
   * cross-entropy, and what is decoded lies within [−1, 1].
   */
  BERNOULLI,
  /** Each value has a normal distribution: the loss is a squared error. */
  GAUSSIAN;

  /** Returns what suits samples of a shape: pictures have values in [−1, 1], others have any. */
  static Reconstruction suitedTo(Shape samples) {
    return samples.isImage() ? BERNOULLI : GAUSSIAN;
  }
}
