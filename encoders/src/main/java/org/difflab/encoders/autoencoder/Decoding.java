// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

/** What latents decode to, out of the distribution of their samples. */
public enum Decoding {
  /** The mean: it has the least squared error, and is blurred where the decoder is uncertain. */
  MEAN,
  /**
   * Their mean with its log-odds multiplied by one factor, at least 1, at which decoded training
   * samples vary as much as the samples themselves; for {@link Reconstruction#BERNOULLI} only.
   */
  SHARPENED
}
