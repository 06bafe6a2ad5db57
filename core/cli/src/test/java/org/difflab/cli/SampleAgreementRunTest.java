// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.diffusion.schedule.LinearSchedule;
import org.difflab.engine.Laboratory;
import org.difflab.engine.config.ConfigException;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.spi.Measurement;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metric sample-agreement, from an experiment to its report. */
class SampleAgreementRunTest {

  private static final String DIGITS =
      """
      dataset: {type: handwriting, characters: "017", train: 300, test: 30}
      pipelines:
        base:
          schedule: {type: cosine, steps: 40}
          denoiser: wiener
          sampler: {type: ddim, steps: 8}
      """;

  private static final double[][] MEAN = {{1, 0, -2, 0.5}, {-1, 3, 0, 0}};
  private static final double[][] DEVIATION = {{2, 1, 0.5, 1.5}, {0.5, 3, 1, 0.25}};

  @TempDir Path folder;
  private Laboratory laboratory;

  @BeforeEach
  void open() {
    laboratory = Laboratory.open();
  }

  @AfterEach
  void close() {
    laboratory.close();
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

  private List<TrialResult> run(String yaml, String name) {
    Experiment experiment = laboratory.read(name, yaml);
    return laboratory.run(
        experiment, folder.resolve(name), new MemoryStore(), TrialPictures.NONE, Progress.SILENT);
  }

  private static Map<String, Double> values(TrialResult result) {
    return result.measurements().stream()
        .collect(Collectors.toMap(Measurement::name, Measurement::value));
  }

  private static TrialResult of(String pipeline, List<TrialResult> results) {
    return results.stream()
        .filter(one -> one.pipeline().equals(pipeline))
        .findFirst()
        .orElseThrow();
  }

  private String refusal(String yaml) {
    return assertThrows(ConfigException.class, () -> laboratory.read("refused", yaml)).getMessage();
  }

  @Test
  void aPipelineAgreesWithItselfAndWithItsCopy() {
    List<TrialResult> results =
        run(
            DIGITS
                + """
                  copy: {extends: base}
                  scaled: {extends: base, encoder: scale}
                metrics: [sample-agreement]
                samples: 30
                """,
            "copies");

    for (String same : List.of("base", "copy")) {
      assertEquals(1.0, values(of(same, results)).get("sample-agreement"), same);
      assertEquals(0.0, values(of(same, results)).get("pair-difference"), same);
    }
    assertTrue(values(of("scaled", results)).get("sample-agreement") > 0.8);
    assertTrue(values(of("base", results)).get("sample-agreement of other noise") < 0.9);
  }

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

  @Test
  void whatCannotBePairedIsRefusedBeforeTraining() {
    String other = DIGITS + "  other: {extends: base, denoiser: {type: mixture, components: 2}}\n";
    assertTrue(
        refusal(other + "metrics: [{type: sample-agreement, with: othr}]")
            .contains("pipeline 'othr' is unknown; did you mean 'other'? (base, other)"));
    assertTrue(
        refusal(other + "metrics: [{type: sample-agreement, with: other, run: there}]")
            .contains("by 'with' or by 'run', not by both"));
    assertTrue(
        refusal(other + "metrics: [{type: sample-agreement, run: absent}]")
            .contains("absent: there is no such folder"));
    assertTrue(
        refusal(other + "metrics: [sample-agreement]\nsamples: 0")
            .contains("at least 1 generated"));
    String swept =
        other + "sweep: {other.denoiser.components: [2, 3]}\nmetrics: [{type: sample-agreement, ";
    assertTrue(
        refusal(swept + "with: other}]")
            .contains(
                "name one of its settings by the option 'with': 'other"
                    + " denoiser.components=2', 'other denoiser.components=3'"));
    assertEquals(
        3, laboratory.read("swept", swept + "with: other denoiser.components=3}]").trials().size());
  }

  @Test
  void noiseThatCannotBeSharedIsRefusedBeforeTraining() {
    String refused =
        refusal(
            DIGITS
                + """
                  small: {extends: base, encoder: {type: vae, width: 8}}
                  random: {extends: base, sampler: ddpm}
                metrics: [sample-agreement]
                """);

    assertTrue(
        refused.contains("their encoders differ ('vae' and 'identity'), and 'vae' does not define"),
        refused);
    assertTrue(refused.contains("sampler 'ddpm' draws fresh noise at each step"), refused);
    assertTrue(refused.contains("(in pipeline random)"), refused);
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

  @Test
  void theOrderOfTrialsAndInterruptionsChangeNothing() throws IOException {
    String other = "  other: {extends: base, denoiser: {type: mixture, components: 2}}\n";
    String metrics = "metrics: [{type: sample-agreement, with: other, limit: 9}]\nsamples: 12\n";
    List<TrialResult> first = run(DIGITS + other + metrics, "order");
    Path results = folder.resolve("order").resolve("results.jsonl");
    Files.writeString(results, Files.readAllLines(results).get(1) + "\n");

    List<TrialResult> resumed = run(DIGITS + other + metrics, "order");
    List<TrialResult> alone =
        run(DIGITS + other + "seeds: [1]\nbaseline: other\n" + metrics, "other-baseline");
    for (String pipeline : List.of("base", "other")) {
      assertEquals(values(of(pipeline, first)), values(of(pipeline, resumed)), pipeline);
      assertEquals(values(of(pipeline, first)), values(of(pipeline, alone)), pipeline);
      assertEquals(of(pipeline, first).key(), of(pipeline, resumed).key(), pipeline);
    }
  }

  @Test
  void anotherOtherPipelineComputesTheResultAnew() {
    String metrics = "metrics: [{type: sample-agreement, with: other}]\nsamples: 12\n";
    String two = "  other: {extends: base, denoiser: {type: mixture, components: 2}}\n";
    List<TrialResult> before = run(DIGITS + two + metrics, "changed");
    List<TrialResult> after =
        run(
            DIGITS + two.replace("}}", "}, guidance: {type: classifier-free, scale: 2}}") + metrics,
            "changed");

    assertNotEquals(of("base", before).key(), of("base", after).key());
    assertNotEquals(values(of("base", before)), values(of("base", after)));
  }

  @Test
  void anOtherPipelineThatFailsFailsTheMetricAlone() {
    List<TrialResult> results =
        run(
            DIGITS
                + """
                  broken: {extends: base, encoder: {type: pca, components: 784}}
                metrics: [reconstruction-error, {type: sample-agreement, with: broken}]
                samples: 6
                """,
            "broken");

    TrialResult base = of("base", results);
    assertEquals(TrialResult.Status.FAILED, of("broken", results).status());
    assertEquals(TrialResult.Status.FINISHED, base.status());
    assertTrue(values(base).containsKey("reconstruction-error"));
    assertTrue(
        base.failedMetrics().get(0).reason().startsWith("'broken', which it compares with, failed"),
        () -> base.failedMetrics().toString());
  }

  @Test
  void aSavedPipelineIsComparedLikeOneOfTheExperiment() {
    String other = "  other: {extends: base, denoiser: {type: mixture, components: 2}}\n";
    List<TrialResult> together =
        run(
            DIGITS + other + "metrics: [{type: sample-agreement, with: other}]\nsamples: 12\n",
            "together");
    String saved = folder.resolve("together").toString();
    List<TrialResult> apart =
        run(
            DIGITS
                + "metrics: [{type: sample-agreement, run: '%s', trial: other}]\nsamples: 12\n"
                    .formatted(saved),
            "apart");
    List<TrialResult> byFolder =
        run(
            DIGITS
                + "metrics: [{type: sample-agreement, run: '%s/trials/other_seed_1'}]\nsamples: 12\n"
                    .formatted(saved),
            "folder");

    assertEquals(values(of("base", together)), values(of("base", apart)));
    assertEquals(values(of("base", together)), values(of("base", byFolder)));
    assertTrue(
        refusal(
                DIGITS.replace("017", "012")
                    + "metrics: [{type: sample-agreement, run: '%s'}]".formatted(saved))
            .contains("cannot compare samples of the prompt '2'"));
  }

  @Test
  void oneTrialRunsAgainBesideThePipelineItIsComparedWith() {
    Experiment experiment =
        laboratory.read(
            "again",
            DIGITS
                + """
                  other: {extends: base, denoiser: {type: mixture, components: 2}}
                  third: {extends: base, denoiser: {type: mixture, components: 3}}
                metrics: [{type: sample-agreement, with: other}]
                seeds: 2
                """);

    Experiment again =
        laboratory.read("again", laboratory.resolved(experiment, experiment.trials().get(5)));
    assertEquals(
        List.of("other seed 2", "third seed 2"),
        again.trials().stream().map(trial -> trial.name()).toList());
    assertEquals(experiment.trials().get(5), again.trials().get(1));
  }

  @Test
  void theCommandLeavesPairsInPictureAndReport() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pairs.yaml"),
            DIGITS
                + """
                  other: {extends: base, denoiser: {type: mixture, components: 2}}
                metrics: [sample-agreement]
                samples: 12
                """);
    Path out = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));

    assertEquals(0, run.exitCode(), run.errors());
    assertTrue(run.output().contains("sample-agreement"), run.output());
    BufferedImage picture = ImageIO.read(out.resolve("trials/other_seed_1/pairs.png").toFile());
    // Six images of 84 pixels with 8 between them; three rows of 84 with a title, and the note.
    assertEquals(8 + 6 * (84 + 8), picture.getWidth());
    assertEquals(8 + 3 * (18 + 84 + 8) + 18 + 8, picture.getHeight());
    assertFalse(Files.exists(out.resolve("trials/base_seed_1/pairs.png")), "pairs with itself");
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("Pairs from the same noise"));
    assertTrue(report.contains("agreement by prompt"));
  }
}
