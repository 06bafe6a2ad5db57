// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

/** The space of the start noise of a sample. */
public enum NoiseSpace {
  /** Latents: with different encoders the same noise gives different samples. */
  LATENTS,
  /**
   * Samples; the encoder maps the noise to its latents ({@link
   * org.difflab.spi.Encoder#latentNoise}), so that pipelines with different encoders can share it.
   */
  SAMPLES
}
