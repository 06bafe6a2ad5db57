// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.difflab.report.plot.BarPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benches run here a single time and small, within this JVM. */
class BenchCommandTest {

  @TempDir private Path folder;

  private CommandLineRun once(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--once", "--forks", 0, "--out", folder));
    return CommandLineRun.of(all.toArray());
  }

  private List<JsonNode> results() throws IOException {
    JsonNode results = new ObjectMapper().readTree(folder.resolve("results.json").toFile());
    return StreamSupport.stream(results.spliterator(), false).toList();
  }

  @Test
  void everyBenchRuns() throws IOException {
    Path experiment = folder.resolve("small.yaml");
    Files.writeString(
        experiment,
        """
        dataset: {type: handwriting, train: 300, test: 30}
        pipelines:
          closed: {encoder: {type: pca, components: 4}, denoiser: wiener}
        samples: 20
        """);
    CommandLineRun run =
        once(
            "--param",
            "file=" + experiment,
            "--param",
            "rows=7",
            "--param",
            "inputs=9",
            "--param",
            "outputs=5",
            "--param",
            "width=9",
            "--param",
            "side=12",
            "--param",
            "trained=400",
            "--param",
            "encoder=pca; components: 4,vae; training: {steps: 3}",
            "--param",
            "denoiser=wiener,mlp; training: {steps: 3}",
            "--param",
            "schedule=cosine",
            "--param",
            "metric=denoising-error,reconstruction-error",
            "--param",
            "dataset=spiral",
            "--param",
            "data=handwriting; train: 300; test: 100");
    assertEquals(0, run.exitCode(), run.errors());
    TreeSet<String> ran = new TreeSet<>();
    for (JsonNode result : results()) {
      ran.add(Bench.name(result.get("benchmark").asText()));
      assertTrue(result.get("primaryMetric").get("score").asDouble() > 0, result.toString());
    }
    assertEquals(new TreeSet<>(Bench.all().stream().map(Bench::name).toList()), ran);
    assertEquals(BarPlot.WIDTH, ImageIO.read(folder.resolve("results.png").toFile()).getWidth());
    assertTrue(run.output().contains("sampler=dpm-solver++"), run.output());
    assertTrue(run.output().contains("% of the machine"), run.output());
    assertTrue(Files.readString(folder.resolve("log.txt")).contains("# Benchmark:"));
  }

  @Test
  void aSamplerOfAnotherPluginRunsAsOursDo() throws IOException {
    CommandLineRun run = once("--component", "acme.leap; leaps: 2; mirrored: true");
    assertEquals(0, run.exitCode(), run.errors());
    assertEquals(1, results().size());
    JsonNode result = results().get(0);
    assertEquals("Sampler.step", Bench.name(result.get("benchmark").asText()));
    assertEquals(
        "acme.leap; leaps: 2; mirrored: true", result.get("params").get("sampler").asText());
  }

  @Test
  void aComponentThatFailsIsToldAndTheRestGoOn() throws IOException {
    CommandLineRun run =
        once(
            "Encoder.encode",
            "--component",
            "pca; components: 65",
            "--component",
            "identity",
            "--param",
            "side=8",
            "--param",
            "trained=100");
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().contains("pca; components: 65"), run.errors());
    assertTrue(run.errors().contains("failed: "), run.errors());
    assertFalse(run.errors().contains("see the log"), run.errors());
    assertEquals(1, results().size());
  }

  @Test
  void wrongWordsAreToldWithTheNearest() {
    assertTold("bench 'denoisr' is unknown; did you mean 'Denoiser'?", "denoisr");
    assertTold("component 'wienr' is unknown; did you mean 'wiener'?", "--component", "wienr");
    assertTold("did you mean 'components'?", "--component", "pca; component: 3");
    assertTold(
        "parameter 'row' is unknown; did you mean 'rows'?", "Noise", "Sampler", "--param", "row=3");
    assertTold("takes denoiser components", "Sampler", "--component", "wiener");
  }

  @Test
  void numbersOutsideOfTheirRangesAreRefusedBeforeAnythingIsWritten() {
    Path out = folder.resolve("refused");
    for (String refused :
        List.of(
            "--forks=-1",
            "--forks=101",
            "--forks=",
            "--iterations=0",
            "--iterations=99999999999",
            "--iterations=many",
            "--seconds=0",
            "--seconds=1.5",
            "--seconds=3601")) {
      CommandLineRun run = CommandLineRun.of("Noise", "--out", out, refused);
      assertEquals(1, run.exitCode(), run.output());
      String option = refused.substring(0, refused.indexOf('='));
      assertTrue(run.errors().startsWith(option + " must be a whole number from "), run.errors());
      assertEquals(1, run.errors().lines().count(), run.errors());
    }
    assertFalse(Files.exists(out), "nothing was written");
  }

  @Test
  void sizesAreWholeNumbersAboveZero() {
    for (String refused : List.of("0", "-3", "abc", "", "7,", "2000000000", "1.5")) {
      assertTold(
          "parameter 'rows' must be a whole number from 1 to 999999999, found '",
          "MatrixProduct",
          "--param",
          "rows=" + refused);
    }
  }

  @Test
  void aValueThatIsNoConstantIsToldTheNearest() {
    assertTold(
        "parameter 'backend' of Gram.gram must be one of its values, found 'openblass'; did you"
            + " mean 'OPENBLAS'? (PLAIN, VECTOR, NATIVE, OPENBLAS, ONEDNN",
        "Gram",
        "--param",
        "backend=PLAIN,openblass");
    assertTold("found 'foo' (AUTO, ", "Denoiser", "--param", "algebra=foo");
  }

  private void assertTold(String expected, Object... arguments) {
    CommandLineRun run = once(arguments);
    assertEquals(1, run.exitCode(), run.output());
    assertTrue(run.errors().contains(expected), run.errors());
  }

  @Test
  void listsWithoutRunning() {
    CommandLineRun run = CommandLineRun.of("--list");
    assertEquals(0, run.exitCode(), run.errors());
    assertTrue(run.output().contains("Denoiser.fit\n  algebra=AUTO\n  denoiser="), run.output());
  }
}
