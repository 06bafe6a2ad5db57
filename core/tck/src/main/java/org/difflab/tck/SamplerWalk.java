// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.StepNoise;

/**
 * Runs a sampler on a grid, with the same noise each time.
 *
 * @param sampler the sampler
 * @param grid the levels, noisiest first
 */
record SamplerWalk(Sampler sampler, List<NoiseLevel> grid) {

  /** The width of a row. */
  static final int WIDTH = 3;

  private static final Noise NOISE = Noise.of(11, "contract sampling");

  /** Returns rows×{@value #WIDTH} normal numbers, times the noise of the noisiest level. */
  Matrix start(int rows) {
    float[] values = NOISE.gaussian(0, 0, rows, WIDTH).values();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) grid.get(0).noise();
    }
    return Matrix.wrap(rows, WIDTH, values);
  }

  /** Returns the noise of each step for a number of rows. */
  static StepNoise fresh(int rows) {
    return step -> NOISE.gaussian(0, step + 1L, rows, WIDTH);
  }

  /** Returns the samples for a number of rows. */
  Matrix of(int rows, CleanEstimate estimate) {
    return from(start(rows), estimate);
  }

  /** Returns the samples for some rows. */
  Matrix from(Matrix start, CleanEstimate estimate) {
    return sampler.sample(start, grid, estimate, fresh(start.rows()), SamplingObserver.NONE);
  }

  /**
   * Returns rows with the index of each as an additional column, so that reordered rows keep their
   * noise.
   */
  static Matrix numbered(Matrix rows) {
    float[] numbers = new float[rows.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = row;
    }
    return SideBySide.join(rows, Matrix.wrap(rows.rows(), 1, numbers));
  }

  /**
   * Returns the samples for numbered rows.
   *
   * @param all the total number of numbered rows
   */
  Matrix fromNumbered(Matrix numbered, int all, CleanEstimate estimate) {
    int[] numbers = new int[numbered.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = (int) numbered.get(row, WIDTH);
    }
    return sampler.sample(
        SideBySide.columns(numbered, 0, WIDTH),
        grid,
        estimate,
        step -> fresh(all).at(step).select(numbers),
        SamplingObserver.NONE);
  }
}
