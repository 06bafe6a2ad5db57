// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.util.stream.IntStream;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Samples;

/**
 * Noised data: x_t = signal·x_0 + noise·ε, with one ε for each sample at all levels, so that
 * animations are smooth.
 *
 * @param pipeline the pipeline with the encoder and the schedule
 * @param clean the data
 * @param latents x_0
 * @param noise ε
 */
record NoisedData(TrainedPipeline pipeline, Samples clean, Matrix latents, Matrix noise) {

  /** Selects the first samples of a data set, repeating them if it has fewer than requested. */
  static NoisedData of(TrainedPipeline pipeline, Samples data, int count, long seed) {
    Samples clean = data.select(IntStream.range(0, count).map(i -> i % data.count()).toArray());
    Matrix latents = pipeline.encoder().encode(clean.values());
    Matrix noise = Noise.of(seed, "pictures").gaussian(0, 0, latents.rows(), latents.columns());
    return new NoisedData(pipeline, clean, latents, noise);
  }

  /** Returns x_t. */
  Matrix latentsAt(NoiseLevel level) {
    float[] values = latents.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (level.signal() * values[i] + level.noise() * noise.values()[i]);
    }
    return Matrix.wrap(latents.rows(), latents.columns(), values);
  }

  /** Returns x_t as samples for pictures. */
  Matrix shownAt(int step) {
    NoiseLevel level = pipeline.schedule().level(step);
    return ShownLatents.decoded(pipeline.encoder(), latentsAt(level), level);
  }
}
