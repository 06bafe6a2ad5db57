// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.PromptVectors;

/**
 * The data that a denoiser is trained and tested on: latents of two prompts, each a Gaussian of its
 * own.
 *
 * @param shape the layout of latents
 * @param samples x_0, prompts in turn
 */
record DenoiserExamples(Shape shape, Samples samples) {

  /** Returns the condition for "no prompt", 1×2. */
  static Matrix noPrompt() {
    return Matrix.zeros(1, 2);
  }

  static DenoiserExamples of(Shape shape, int count) {
    return new DenoiserExamples(shape, ContractData.samples(count, shape.size()));
  }

  int count() {
    return samples.count();
  }

  int width() {
    return shape.size();
  }

  /** Returns x_0, count×width. */
  Matrix clean() {
    return samples.values();
  }

  /** Returns the conditions, count×2. */
  Matrix conditions() {
    return ContractData.conditions(samples.prompts());
  }

  /** Returns x_t = signal·x_0 + noise·ε, count×width; ε is the same at every level. */
  Matrix noisy(NoiseLevel level) {
    Matrix noise = Noise.of(8, "contract noise").gaussian(0, 0, count(), width());
    float[] values = new float[count() * width()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          (float) (level.signal() * clean().values()[i] + level.noise() * noise.values()[i]);
    }
    return Matrix.wrap(count(), width(), values);
  }

  /** Returns training data whose embedder cannot be tuned. */
  DenoiserInput input(Optional<Matrix> unconditional) {
    return new DenoiserInput(shape, clean(), conditions(), unconditional);
  }

  /** Returns the same data with tunable vectors of prompts. */
  DenoiserInput tunableInput(Optional<Matrix> unconditional) {
    List<float[]> rows = new ArrayList<>(List.of(new float[] {1, 0}, new float[] {0, 1}));
    unconditional.ifPresent(none -> rows.add(none.row(0)));
    int[] numbers = samples.prompts().stream().mapToInt(ContractData.PROMPTS::indexOf).toArray();
    PromptVectors vectors = new PromptVectors(Matrix.ofRows(rows.toArray(float[][]::new)), numbers);
    return new DenoiserInput(shape, clean(), conditions(), unconditional, Optional.of(vectors));
  }
}
