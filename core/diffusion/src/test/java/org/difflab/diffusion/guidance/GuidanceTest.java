// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.guidance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.difflab.diffusion.Golden;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuidanceTest {

  private static final JsonNode GOLDEN =
      Golden.read()
          .at("classifier-free guidance (scale 1 is no guidance: uncond + scale*(cond - uncond))");
  private static final Matrix WITH = Golden.matrix(GOLDEN.get("cond"));
  private static final Matrix WITHOUT = Golden.matrix(GOLDEN.get("uncond"));
  private static final NoiseLevel LEVEL = new NoiseLevel(0.5, 1, 2);
  private static final Matrix NOISY = Noise.of(1, "noisy").gaussian(0, 0, 2, 3);
  private static final Matrix PROMPTS = Matrix.ofRows(new float[] {1}, new float[] {1});
  private static final Optional<Matrix> NONE = Optional.of(Matrix.zeros(1, 1));

  private final AtomicInteger calls = new AtomicInteger();
  private final Denoiser denoiser =
      (noisy, level, conditions) -> {
        calls.incrementAndGet();
        assertEquals(noisy.rows(), conditions.rows());
        return conditions.get(0, 0) == 1 ? WITH : WITHOUT;
      };

  private static Guidance guidance(double scale, double rescale, Double... interval) {
    return new ClassifierFreeGuidance(
        new ClassifierFreeGuidance.Options(scale, List.of(interval), rescale));
  }

  private Matrix guided(Guidance guidance, NoiseLevel level) {
    return guidance.guide(denoiser, NONE).denoise(NOISY, level, PROMPTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "1.0", "2.0", "7.5"})
  void guidedEstimatesAreThoseOfTheReference(String scale) {
    double[][] expected = Golden.rows(GOLDEN.get("results").required(scale));
    Matrix found = guided(guidance(Double.parseDouble(scale), 0), LEVEL);
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected[row].length; column++) {
        double tolerance = 1e-6 * Math.max(1, Math.abs(expected[row][column]));
        assertEquals(expected[row][column], found.get(row, column), tolerance);
      }
    }
    assertEquals(4, GOLDEN.get("results").size());
  }

  @Test
  void scaleOneIsTheDenoiserItself() {
    Guidance off = guidance(1, 0.7, 0.1, 5.0);
    assertFalse(off.needsUnconditional());
    assertSame(denoiser, off.guide(denoiser, Optional.empty()));
  }

  @Test
  void noGuidanceIsTheDenoiserItself() {
    assertFalse(new NoGuidance().needsUnconditional());
    assertSame(denoiser, new NoGuidance().guide(denoiser, Optional.empty()));
  }

  @Test
  void scaleZeroIgnoresThePromptAtOneCall() {
    assertSame(WITHOUT, guided(guidance(0, 0), LEVEL));
    assertEquals(1, calls.get());
  }

  @Test
  void otherScalesCostTwoCalls() {
    guided(guidance(3, 0), LEVEL);
    assertEquals(2, calls.get());
  }

  @Test
  void outsideItsIntervalGuidanceIsOffAtOneCall() {
    Guidance within = guidance(3, 0, 1.0, 2.0);
    assertSame(WITH, guided(within, new NoiseLevel(0.1, 1, 1)));
    assertSame(WITH, guided(within, new NoiseLevel(0.1, 0.5, 1.1)));
    assertEquals(2, calls.get());
    assertEquals(guided(guidance(3, 0), LEVEL), guided(within, new NoiseLevel(0.4, 1, 1.01)));
    assertEquals(guided(guidance(3, 0), LEVEL), guided(within, new NoiseLevel(0.5, 0.5, 1)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.7, 1})
  void rescaleBringsTheSpreadOfEachRowBack(double rescale) {
    Matrix plain = guided(guidance(7.5, 0), LEVEL);
    Matrix rescaled = guided(guidance(7.5, rescale), LEVEL);
    for (int row = 0; row < 2; row++) {
      double spread = deviation(plain.row(row));
      double expected = rescale * deviation(WITH.row(row)) + (1 - rescale) * spread;
      assertEquals(expected, deviation(rescaled.row(row)), 1e-5 * spread);
      for (int column = 0; column < 3; column++) {
        double value = plain.get(row, column) * expected / spread;
        assertEquals(value, rescaled.get(row, column), 1e-5 * spread);
      }
    }
  }

  private static double deviation(float[] row) {
    double mean = 0;
    for (float value : row) {
      mean += (double) value / row.length;
    }
    double squares = 0;
    for (float value : row) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / row.length);
  }

  @Test
  void rescaleLeavesRowsWithoutSpreadAlone() {
    Matrix with = Matrix.ofRows(new float[] {2});
    Matrix without = Matrix.ofRows(new float[] {1});
    assertArrayEquals(new float[] {4}, ClassifierFreeGuidance.guided(with, without, 3, 1).values());
  }

  @Test
  void rowsDoNotDependOnEachOther() {
    Matrix together = ClassifierFreeGuidance.guided(WITH, WITHOUT, 3, 0.5);
    for (int row = 0; row < 2; row++) {
      Matrix alone =
          ClassifierFreeGuidance.guided(
              WITH.slice(row, row + 1), WITHOUT.slice(row, row + 1), 3, 0.5);
      assertArrayEquals(together.row(row), alone.row(0));
    }
  }

  @Test
  void aMissingUnconditionalRowIsAnError() {
    Guidance guidance = guidance(2, 0);
    assertTrue(guidance.needsUnconditional());
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> guidance.guide(denoiser, Optional.empty()))
            .getMessage();
    assertTrue(message.contains("needs a condition for 'no prompt'"), message);
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        wrong("scale", () -> guidance(Double.NaN, 0)),
        wrong("scale", () -> guidance(Double.POSITIVE_INFINITY, 0)),
        wrong("interval", () -> guidance(2, 0, 1.0)),
        wrong("interval", () -> guidance(2, 0, 2.0, 1.0)),
        wrong("interval", () -> guidance(2, 0, -1.0, 1.0)),
        wrong("interval", () -> guidance(2, 0, 1.0, Double.NaN)),
        wrong("rescale", () -> guidance(2, -0.1)),
        wrong("rescale", () -> guidance(2, 1.1)),
        wrong("rescale", () -> guidance(2, Double.NaN)));
  }

  private static Arguments wrong(String option, Executable make) {
    return Arguments.of(option, make);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("nonsense")
  void nonsenseIsRefusedByName(String option, Executable make) {
    String message = assertThrows(IllegalArgumentException.class, make).getMessage();
    assertTrue(message.startsWith(option + " must"), message);
  }
}
