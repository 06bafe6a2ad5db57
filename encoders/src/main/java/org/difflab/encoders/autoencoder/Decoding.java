// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

/** What is shown of all the samples that latents could stand for. */
public enum Decoding {
  /** Their mean: the least squared error, and grey wherever the decoder is unsure of an edge. */
  MEAN,
  /**
   * Their mean with its log-odds multiplied by one factor, at least 1, at which decoded training
   * samples vary as much as the samples themselves; for {@link Reconstruction#BERNOULLI} only.
   */
  SHARPENED
}
