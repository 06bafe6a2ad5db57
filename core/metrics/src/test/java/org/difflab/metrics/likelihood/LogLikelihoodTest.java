// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.metrics.Evaluations;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.DensityModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.DensityTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;

class LogLikelihoodTest {

  private static final Matrix TEST = Noise.of(4, "test").gaussian(0, 0, 600, 2);

  /** N(0, I): ln p(x) = −‖x‖²/2 − (w/2)·ln 2π at the clean level. */
  private record Standard() implements DensityModel {

    @Override
    public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
      throw new IllegalStateException("a likelihood needs no estimates");
    }

    @Override
    public double[] logDensity(Matrix noisy, NoiseLevel level, Matrix conditions) {
      assertEquals(NoiseLevel.CLEAN, level);
      assertEquals(noisy.rows(), conditions.rows());
      return IntStream.range(0, noisy.rows())
          .mapToDouble(row -> logDensity(noisy.row(row)))
          .toArray();
    }

    private static double logDensity(float[] row) {
      double square = 0;
      for (float value : row) {
        square += (double) value * value;
      }
      return -square / 2 - row.length / 2.0 * Math.log(2 * Math.PI);
    }

    @Override
    public Weights weights() {
      return Weights.none();
    }
  }

  /** Trains nothing. */
  public static final class StandardTrainer implements DensityTrainer {

    /** Makes the trainer. */
    @Inject
    public StandardTrainer() {}

    @Override
    public DensityModel train(DenoiserInput input, Training training) {
      return new Standard();
    }

    @Override
    public DensityModel load(Weights weights) {
      return new Standard();
    }
  }

  /** Trains nothing, and promises no density. */
  public static final class OtherTrainer implements DenoiserTrainer {

    /** Makes the trainer. */
    @Inject
    public OtherTrainer() {}

    @Override
    public DenoiserModel train(DenoiserInput input, Training training) {
      return new Standard();
    }

    @Override
    public DenoiserModel load(Weights weights) {
      return new Standard();
    }
  }

  private static LogLikelihood metric(OptionalInt limit) {
    Parts parts =
        new Parts() {
          @Override
          public <T> T make(Part<T> part) {
            throw new IllegalStateException("the metric makes no component");
          }

          @Override
          public <T> List<String> names(Class<T> kind, Class<? extends T> type) {
            Map<String, Class<?>> installed =
                Map.of("acme.standard", StandardTrainer.class, "acme.other", OtherTrainer.class);
            return installed.keySet().stream()
                .filter(name -> type.isAssignableFrom(installed.get(name)))
                .toList();
          }
        };
    return new LogLikelihood(new LogLikelihood.Options(limit), parts);
  }

  private static double expected(int[] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> Standard.logDensity(TEST.row(row)))
        .average()
        .orElseThrow();
  }

  @Test
  void isTheMeanLogDensityOfTestRows() {
    List<Measurement> found =
        metric(OptionalInt.empty())
            .measure(Evaluations.of(TEST, TEST, new Standard(), ThreadWorkers.serial()));
    assertEquals(1, found.size());
    assertEquals("log-likelihood of latents", found.get(0).name());
    assertEquals(Measurement.Better.HIGHER, found.get(0).better());
    assertEquals(expected(IntStream.range(0, 600).toArray()), found.get(0).value(), 1e-12);
  }

  @Test
  void aLimitTakesEvenlySpacedSamples() {
    double found =
        metric(OptionalInt.of(3))
            .measure(Evaluations.of(TEST, TEST, new Standard(), ThreadWorkers.serial()))
            .get(0)
            .value();
    assertEquals(expected(new int[] {0, 200, 400}), found, 1e-12);
  }

  @Test
  void otherDenoisersAreToldWhichOnesKnowTheirDensity() {
    String message =
        assertThrows(
                InputException.class,
                () ->
                    metric(OptionalInt.empty())
                        .measure(Evaluations.of(TEST, TEST, ThreadWorkers.serial())))
            .getMessage();
    assertEquals(
        "metric 'log-likelihood' needs a denoiser with an exact density, which this pipeline's"
            + " denoiser does not have; these have one: acme.standard",
        message);
  }
}
