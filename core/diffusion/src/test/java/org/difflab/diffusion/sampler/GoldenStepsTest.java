// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.difflab.diffusion.Golden;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Single steps against the reference: cosine, T = 100. */
class GoldenStepsTest {

  private static final JsonNode ONE = Golden.read().at("one step");
  private static final double[][] NOISY = Golden.rows(ONE.get("x_t"));
  private static final double[][] CLEAN = Golden.rows(ONE.get("clean estimate"));
  private static final double[][] FRESH = Golden.rows(ONE.get("fresh noise"));
  private static final Schedule SCHEDULE =
      new CosineSchedule(new CosineSchedule.Options(100, 0.008));

  static Stream<Arguments> steps() {
    Stream<Arguments> ddim =
        entries("ddim")
            .map(
                entry -> {
                  double eta = entry.get("eta").doubleValue();
                  return Arguments.of(
                      "ddim, eta " + eta,
                      DdimSampler.formula(level(entry, "from"), level(entry, "to"), eta),
                      entry);
                });
    Stream<Arguments> ddpm =
        entries("ddpm (posterior variance)")
            .map(
                entry ->
                    Arguments.of(
                        "ddpm",
                        DdpmSampler.formula(
                            level(entry, "from"),
                            level(entry, "to"),
                            DdpmSampler.Variance.POSTERIOR),
                        entry));
    return Stream.concat(ddim, ddpm);
  }

  private static Stream<JsonNode> entries(String name) {
    return StreamSupport.stream(ONE.required(name).spliterator(), false);
  }

  private static NoiseLevel level(JsonNode entry, String name) {
    return SCHEDULE.level(entry.get(name).intValue());
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("steps")
  void theFormulaIsThatOfTheReference(String name, StepFormula formula, JsonNode entry) {
    double[][] expected = Golden.rows(entry.get("result"));
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected[row].length; column++) {
        double found =
            formula.noisy() * NOISY[row][column]
                + formula.clean() * CLEAN[row][column]
                + formula.other() * FRESH[row][column];
        double tolerance = 1e-6 * Math.max(1, Math.abs(expected[row][column]));
        assertEquals(expected[row][column], found, tolerance, entry::toString);
      }
    }
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("steps")
  void theStepInFloatIsThatOfTheReference(String name, StepFormula formula, JsonNode entry) {
    Matrix found =
        formula.apply(
            Golden.matrix(ONE.get("x_t")),
            Golden.matrix(ONE.get("clean estimate")),
            Golden.matrix(ONE.get("fresh noise")));
    requireClose(Golden.rows(entry.get("result")), found);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("steps")
  void theSamplerTakesTheStepOfTheReference(String name, StepFormula formula, JsonNode entry) {
    Sampler sampler =
        name.equals("ddpm")
            ? Samplers.ddpm(DdpmSampler.Variance.POSTERIOR)
            : new DdimSampler(
                new DdimSampler.Options(SteppingOptions.DEFAULT, entry.get("eta").doubleValue()));
    Matrix clean = Golden.matrix(ONE.get("clean estimate"));
    NoiseLevel to = level(entry, "to");
    List<NoiseLevel> grid =
        to.isClean()
            ? List.of(level(entry, "from"), to)
            : List.of(level(entry, "from"), to, NoiseLevel.CLEAN);
    Matrix last =
        sampler.sample(
            Golden.matrix(ONE.get("x_t")),
            grid,
            // After the step the estimate is x itself, so that the last step answers with it.
            (noisy, level) -> level.equals(grid.get(0)) ? clean : noisy,
            step -> Golden.matrix(ONE.get("fresh noise")),
            SamplingObserver.NONE);
    requireClose(Golden.rows(entry.get("result")), last);
  }

  private static void requireClose(double[][] expected, Matrix found) {
    for (int row = 0; row < expected.length; row++) {
      for (int column = 0; column < expected[row].length; column++) {
        double tolerance = 1e-4 * Math.max(1, Math.abs(expected[row][column]));
        assertEquals(expected[row][column], found.get(row, column), tolerance);
      }
    }
  }
}
