// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two classes, nine samples in ten of the first, far from each other, and a denoiser that returns
 * training samples: a perfect pipeline scores near real data only if its samples have the data's
 * shares of prompts.
 */
class PromptSharesTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: csv, file: classes.csv, header: true, prompt: kind, test: 0.5}
      pipelines:
        training-rows: {denoiser: ideal, schedule: {type: cosine, steps: 20}}
      metrics: [sliced-wasserstein, energy-distance]
      pictures: []
      samples: 400
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    StringBuilder lines = new StringBuilder("kind,x,y\n");
    Noise noise = Noise.of(1, "classes");
    for (int row = 0; row < 1000; row++) {
      boolean rare = row % 10 == 0;
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,%.4f,%.4f%n",
              rare ? "rare" : "common",
              (rare ? 2 : -2) + 0.3 * noise.normal(row, 0, 0),
              0.3 * noise.normal(row, 0, 1)));
    }
    Files.writeString(folder.resolve("classes.csv"), lines);
  }

  private Path run(String name, String experiment) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), experiment);
    Path out = folder.resolve(name);
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
    return out;
  }

  private static Map<String, Long> prompts(Path out) throws IOException {
    return Files.readAllLines(out.resolve("trials/training-rows_seed_1/prompts.txt")).stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static JsonNode reference(Path out, int metric, String end) throws IOException {
    return new ObjectMapper()
        .readTree(out.resolve("references.json").toFile())
        .path("metrics")
        .path(metric)
        .path(end)
        .path("measurements")
        .path(0)
        .path("value");
  }

  private static List<Double> values(Path out) throws IOException {
    JsonNode result =
        new ObjectMapper().readTree(Files.readString(out.resolve("results.jsonl")).strip());
    return result.path("measurements").findValues("value").stream()
        .map(JsonNode::asDouble)
        .toList();
  }

  @Test
  void samplesHaveThePromptsOfTheData() throws IOException {
    Path out = run("data", EXPERIMENT);
    Map<String, Long> found = prompts(out);
    assertEquals(400, found.get("common") + found.get("rare"));
    assertEquals(40, found.get("rare"), 6, "the training part is drawn at random");
    for (int metric = 0; metric < 2; metric++) {
      double value = values(out).get(metric);
      double random = reference(out, metric, "randomBaseline").asDouble();
      double real = reference(out, metric, "realData").asDouble();
      assertTrue(value < random / 4, value + " of " + random);
      assertTrue(real < random / 4, real + " of " + random);
    }
  }

  @Test
  void orEvenlyWhereTheExperimentSaysSo() throws IOException {
    Path out = run("even", EXPERIMENT + "prompt-shares: even\n");
    assertEquals(Map.of("common", 200L, "rare", 200L), prompts(out));
    assertTrue(
        reference(out, 0, "realData").asDouble() > reference(out, 0, "randomBaseline").asDouble(),
        "real samples, taken evenly, are unlike the data");
    assertTrue(Files.readString(out.resolve("config.yaml")).contains("prompt-shares: even"));
  }
}
