// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.Optional;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The change of the conditional estimate of x_0 by guidance: the vector guided − conditional, which
 * is (scale − 1)·(conditional − unconditional) with plain classifier-free guidance (Ho and
 * Salimans, 2022, arXiv:2207.12598, equation 6, scale = 1 + w).
 *
 * @param guidance the guidance
 * @param denoiser the denoiser without guidance
 * @param unconditional the condition for "no prompt", 1×c, if there is one
 */
record GuidanceVector(Guidance guidance, Denoiser denoiser, Optional<Matrix> unconditional) {

  static GuidanceVector of(TrainedPipeline pipeline) {
    return new GuidanceVector(
        pipeline.guidance(), pipeline.denoiser(), pipeline.embedder().unconditional());
  }

  /**
   * Returns ‖guided − conditional‖/√w averaged over rows: the typical change of one latent value.
   *
   * @param noisy x_t, n×w, n at least 1
   * @param level the noise level of all rows
   * @param conditions the embedded prompts, n×c
   */
  double meanSize(Matrix noisy, NoiseLevel level, Matrix conditions) {
    float[] guided =
        guidance.guide(denoiser, unconditional).denoise(noisy, level, conditions).values();
    float[] conditional = denoiser.denoise(noisy, level, conditions).values();
    int width = noisy.columns();
    double sum = 0;
    for (int row = 0; row < noisy.rows(); row++) {
      double squares = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        double difference = (double) guided[i] - conditional[i];
        squares += difference * difference;
      }
      sum += Math.sqrt(squares / width);
    }
    return sum / noisy.rows();
  }
}
