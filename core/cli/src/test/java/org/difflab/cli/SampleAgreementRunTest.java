// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.TrialResult;
import org.junit.jupiter.api.Test;

/** The metric sample-agreement, from an experiment to its report. */
class SampleAgreementRunTest extends SampleAgreementRuns {

  private static final String DIGITS =
      """
      dataset: {type: handwriting, characters: "017", train: 300, test: 30}
      pipelines:
        base:
          schedule: {type: cosine, steps: 40}
          denoiser: wiener
          sampler: {type: ddim, steps: 8}
      """;

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

  @Test
  void whatCannotBePairedIsRefusedBeforeTraining() {
    String other = DIGITS + "  other: {extends: base, denoiser: {type: mixture, components: 2}}\n";
    assertTrue(
        refusal(other + "metrics: [{type: sample-agreement, with: othr}]")
            .contains("pipeline 'othr' is unknown; did you mean 'other'? (base, other)"));
    assertTrue(
        refusal(other + "metrics: [{type: sample-agreement, with: other, run: there}]")
            .contains("by 'with' or by 'run', not both"));
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
