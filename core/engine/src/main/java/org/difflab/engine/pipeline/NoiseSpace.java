// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

/** What the random numbers of a sample are noise of. */
public enum NoiseSpace {
  /** Of latents, as they are: other encoders make other samples of them. */
  LATENTS,
  /**
   * Of samples; the encoder says what becomes of them in its latents ({@link
   * org.difflab.spi.Encoder#latentNoise}), so that pipelines of different encoders can share them.
   */
  SAMPLES
}
