// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.difflab.diffusion.guidance.ClassifierFreeGuidance;
import org.difflab.diffusion.guidance.NoGuidance;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of the guidance vector where it can be computed by hand. */
class GuidanceVectorTest {

  private static final NoiseLevel LEVEL = new NoiseLevel(0.5, 0.8, 0.6);
  private static final Matrix NOISY = Matrix.ofRows(new float[] {1, 2}, new float[] {-3, 5});
  private static final Matrix CONDITIONS = Matrix.ofRows(new float[] {3, 4}, new float[] {0, 1});
  private static final Optional<Matrix> NONE = Optional.of(Matrix.ofRows(new float[] {0, 1}));

  /** D(x, c) = signal·x + c, so that conditional − unconditional = c − c_none for any x. */
  private static final Denoiser LINEAR =
      (noisy, level, conditions) -> {
        float[] values = new float[noisy.values().length];
        for (int i = 0; i < values.length; i++) {
          values[i] =
              (float) (level.signal() * noisy.values()[i] + (double) conditions.values()[i]);
        }
        return Matrix.wrap(noisy.rows(), noisy.columns(), values);
      };

  private static ClassifierFreeGuidance scale(double scale, Double... interval) {
    return new ClassifierFreeGuidance(
        new ClassifierFreeGuidance.Options(scale, List.of(interval), 0));
  }

  /** Row 0 differs from no prompt by (3, 3), whose length is √2·3; row 1 by nothing. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 2, 7.5})
  void isScaleLessOneTimesTheDifference(double scale) {
    GuidanceVector vector = new GuidanceVector(scale(scale), LINEAR, NONE);
    assertEquals(Math.abs(scale - 1) * 3 / 2, vector.meanSize(NOISY, LEVEL, CONDITIONS), 1e-5);
  }

  @Test
  void isNothingWithoutGuidance() {
    assertEquals(
        0,
        new GuidanceVector(new NoGuidance(), LINEAR, Optional.empty())
            .meanSize(NOISY, LEVEL, CONDITIONS));
    assertEquals(0, new GuidanceVector(scale(1), LINEAR, NONE).meanSize(NOISY, LEVEL, CONDITIONS));
  }

  @Test
  void isNothingOutsideTheInterval() {
    assertTrue(LEVEL.sigma() > 0.7 && LEVEL.sigma() < 0.8);
    assertEquals(
        0, new GuidanceVector(scale(3, 1.0, 2.0), LINEAR, NONE).meanSize(NOISY, LEVEL, CONDITIONS));
    assertTrue(
        new GuidanceVector(scale(3, 0.5, 2.0), LINEAR, NONE).meanSize(NOISY, LEVEL, CONDITIONS)
            > 1);
  }
}
