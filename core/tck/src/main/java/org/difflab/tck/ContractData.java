// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;

/**
 * The data on which contracts are tested: two prompts, each a Gaussian of its own mean with
 * correlated values of unequal spread. The data are the same each time, so that results do not
 * depend on chance.
 */
final class ContractData {

  static final List<String> PROMPTS = List.of("left", "right");
  private static final double SEPARATION = 1.5;

  private ContractData() {}

  /** Returns n samples of a width, prompts in turn. */
  static Samples samples(int count, int width) {
    return samples("contract data", count, width);
  }

  /**
   * Returns n samples of a width, prompts in turn.
   *
   * @param purpose other purposes get other samples of the same distribution
   */
  static Samples samples(String purpose, int count, int width) {
    Noise noise = Noise.of(20_261, purpose);
    float[] values = new float[count * width];
    List<String> prompts = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      prompts.add(PROMPTS.get(row % 2));
      double mean = row % 2 == 0 ? -SEPARATION : SEPARATION;
      double shared = noise.normal(row, 0, 0);
      for (int column = 0; column < width; column++) {
        double own = noise.normal(row, 1, column);
        double spread = 1.0 / (1 + column % 4);
        values[row * width + column] =
            (float) (mean * (column % 3 - 1) + spread * (0.6 * shared + 0.8 * own));
      }
    }
    return new Samples(Matrix.wrap(count, width, values), prompts);
  }

  /** Returns a distinct row for each prompt: (1, 0) and (0, 1). */
  static Matrix conditions(List<String> prompts) {
    float[] values = new float[prompts.size() * 2];
    for (int row = 0; row < prompts.size(); row++) {
      values[2 * row + PROMPTS.indexOf(prompts.get(row))] = 1;
    }
    return Matrix.wrap(prompts.size(), 2, values);
  }
}
