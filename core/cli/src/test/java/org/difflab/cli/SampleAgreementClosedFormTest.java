// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.diffusion.schedule.LinearSchedule;
import org.difflab.engine.run.TrialResult;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metric sample-agreement, compared with Gaussians whose flow has a closed form. */
class SampleAgreementClosedFormTest extends SampleAgreementRuns {

  private static final double[][] MEAN = {{1, 0, -2, 0.5}, {-1, 3, 0, 0}};
  private static final double[][] DEVIATION = {{2, 1, 0.5, 1.5}, {0.5, 3, 1, 0.25}};

  /** Every prompt's covariance is exactly diagonal, so that each value has a flow of its own. */
  @Test
  void agreesWithTheClosedFormOfGaussians() throws IOException {
    List<TrialResult> results =
        run(
            """
            dataset: {type: csv, file: '%s', prompt: 5}
            pipelines:
              base:
                encoder: identity
                schedule: {type: cosine, steps: 50}
                denoiser: wiener
                sampler: {type: ddim, steps: 10}
              shrunk:
                extends: base
                schedule: {type: linear, steps: 100}
                denoiser: {type: wiener, shrink: 0.75}
                sampler: {type: ddim, steps: 20}
            metrics: [{type: sample-agreement, limit: 20}]
            samples: 40
            """
                .formatted(corners()),
            "gaussians");

    Schedule cosine = new CosineSchedule(new CosineSchedule.Options(50, 0.008));
    Schedule linear = new LinearSchedule(new LinearSchedule.Options(100, 1e-4, 0.2));
    double[] squares = new double[20];
    double difference = 0;
    for (int row = 0; row < 20; row++) {
      int prompt = row / 10;
      int index = 2 * row % 20;
      float[] noise = new float[4];
      Noise.of(1, "sampling")
          .forPurpose(prompt == 0 ? "first" : "second")
          .gaussian(index, 0, noise, 0, 4);
      double[] x = new double[4];
      double[] y = new double[4];
      for (int i = 0; i < 4; i++) {
        double own = Math.pow(DEVIATION[prompt][i], 2);
        double shared = (Math.pow(DEVIATION[0][i], 2) + Math.pow(DEVIATION[1][i], 2)) / 2;
        double shrunk = 0.25 * own + 0.75 * shared;
        x[i] = flow(noise[i], MEAN[prompt][i], own, cosine.grid(10));
        y[i] = flow(noise[i], MEAN[prompt][i], shrunk, linear.grid(20));
        difference += (x[i] - y[i]) * (x[i] - y[i]) / 80;
      }
      squares[row] = square(x, y);
    }
    Arrays.sort(squares);
    Map<String, Double> found = values(of("shrunk", results));
    assertEquals((squares[9] + squares[10]) / 2, found.get("sample-agreement"), 1e-5);
    assertEquals(difference, found.get("pair-difference"), 1e-5);
    assertTrue(found.get("sample-agreement") < 0.9999, found::toString);
  }

  /** Turning the latents turns the noise with them, and the flow of a Gaussian turns as well. */
  @ParameterizedTest
  @ValueSource(strings = {"{type: ddim, steps: 10}", "{type: ddpm, steps: 10}"})
  void principalComponentsAgreeWithTheValuesThemselves(String sampler) throws IOException {
    List<TrialResult> results =
        run(
            """
            dataset: {type: csv, file: '%s', prompt: 5}
            pipelines:
              base:
                encoder: identity
                schedule: {type: cosine, steps: 50}
                denoiser: wiener
                sampler: %s
              turned: {extends: base, encoder: {type: pca, components: 4}}
            metrics: [sample-agreement]
            samples: 40
            """
                .formatted(corners(), sampler),
            "turned");

    assertEquals(1, values(of("turned", results)).get("sample-agreement"), 1e-6);
    assertEquals(0, values(of("turned", results)).get("pair-difference"), 1e-5);
  }

  /** Writes the corners of two boxes: each prompt has a covariance that is exactly diagonal. */
  private Path corners() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int prompt = 0; prompt < 2; prompt++) {
      for (int corner = 0; corner < 16; corner++) {
        for (int i = 0; i < 4; i++) {
          double sign = (corner >> i & 1) == 0 ? 1 : -1;
          rows.append(MEAN[prompt][i] + sign * DEVIATION[prompt][i]).append(',');
        }
        rows.append(prompt == 0 ? "first" : "second").append('\n');
      }
    }
    return Files.writeString(folder.resolve("corners.csv"), rows.toString());
  }

  /** DDIM for one value that is N(mean, variance), in float64. */
  private static double flow(double noise, double mean, double variance, List<NoiseLevel> grid) {
    double x = grid.get(0).noise() * noise;
    for (int step = 0; step + 1 < grid.size(); step++) {
      double a = grid.get(step).signal();
      double s = grid.get(step).noise();
      double clean = mean + a * variance / (a * a * variance + s * s) * (x - a * mean);
      NoiseLevel next = grid.get(step + 1);
      x = next.signal() * clean + next.noise() * (x - a * clean) / s;
    }
    return x;
  }

  private static double square(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy * xy / (xx * yy);
  }
}
