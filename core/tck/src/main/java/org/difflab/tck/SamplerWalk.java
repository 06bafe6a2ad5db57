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
 * A sampler on its way along a grid, with noise that is the same each time.
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

  /** Returns the noise of each step for so many rows. */
  static StepNoise fresh(int rows) {
    return step -> NOISE.gaussian(0, step + 1L, rows, WIDTH);
  }

  /** Returns the samples that become of so many rows. */
  Matrix of(int rows, CleanEstimate estimate) {
    return from(start(rows), estimate);
  }

  /** Returns the samples that become of some rows. */
  Matrix from(Matrix start, CleanEstimate estimate) {
    return sampler.sample(start, grid, estimate, fresh(start.rows()), SamplingObserver.NONE);
  }

  /** Returns rows with the number of each behind it, so that its noise goes wherever it goes. */
  static Matrix numbered(Matrix rows) {
    float[] numbers = new float[rows.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = row;
    }
    return SideBySide.join(rows, Matrix.wrap(rows.rows(), 1, numbers));
  }

  /**
   * Returns the samples that become of numbered rows.
   *
   * @param all how many rows were numbered
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
