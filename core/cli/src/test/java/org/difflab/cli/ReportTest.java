// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes of its results, and that the commands in it do what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTest {

  private static final String EXPERIMENT =
      """
      title: <b>Small</b> | *and* plain
      dataset: {type: handwriting, characters: "017", train: 300, test: 60}
      pipelines:
        wiener:
          encoder: {type: pca, components: 12}
          denoiser: wiener
          guidance: {type: classifier-free, scale: 2}
          sampler: {type: ddim, steps: 4}
        mixed: {extends: wiener, denoiser: {type: mixture, components: 2}}
      sweep: {wiener.guidance.scale: [1, 2]}
      seeds: 2
      metrics: [{type: denoising-error, sigmas: [0.5, 1]}, reconstruction-error]
      samples: 12
      picture: {prompts: ["7", "1"], count: 3}
      """;

  private Path folder;
  private Path out;

  @BeforeAll
  void runOnce(@TempDir Path given) throws IOException {
    folder = given;
    out = folder.resolve("a run");
    Path file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
  }

  private String page() throws IOException {
    return Files.readString(out.resolve("report.html"));
  }

  /** A command of the report in words, quotes taken away as a shell does. */
  private static String[] words(String html) {
    String line = html.replace("&#39;", "'").replace("&#x2F;", "/").replace("&#x3D;", "=");
    return Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .skip(1)
        .toArray(String[]::new);
  }

  private List<String> commands(String start) throws IOException {
    return Pattern.compile("<code>(\\./difflab " + start + "[^<]*)</code>")
        .matcher(page())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void theCommandOfATrialFindsItsValuesAgain() throws IOException {
    List<TrialResult> results = RunFolder.open(out).results();
    List<String> commands = commands("run");
    assertEquals(results.size() + 1, commands.size(), "one for each trial, and one for all");
    List<Object> words = new ArrayList<>(List.of(words(commands.get(3))));
    words.set(words.size() - 1, folder.resolve("again"));
    words.addAll(List.of("--store", folder.resolve("other")));
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertEquals(0, run.exitCode(), run.errors() + words);
    List<TrialResult> again = RunFolder.open(folder.resolve("again")).results();
    assertEquals(1, again.size());
    assertEquals(results.get(3).trial(), again.get(0).trial());
    assertEquals(results.get(3).measurements(), again.get(0).measurements());
  }

  @Test
  void theCommandOfAPictureDrawsItAgain() throws IOException {
    String[] words = words(commands("generate").get(0));
    Path png = folder.resolve("again.png");
    words[words.length - 1] = png.toString();
    CommandLineRun run = CommandLineRun.of((Object[]) words);
    assertEquals(0, run.exitCode(), run.errors() + String.join(" ", words));
    Path first =
        RunFolder.open(out)
            .trial(RunFolder.open(out).results().get(0).folder())
            .resolve("picture.png");
    assertEquals(-1, Files.mismatch(first, png));
  }

  @Test
  void theTableOfTheComparisonHoldsTheMeansOfTheResults() throws IOException {
    List<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(new TypeReference<Map<String, String>>() {})
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(Files.readString(out.resolve("comparison.csv")))
            .readAll();
    Map<String, String> row =
        rows.stream()
            .filter(one -> one.get("pipeline").equals("mixed"))
            .filter(one -> one.get("measurement").equals("denoising-error at sigma 1"))
            .findFirst()
            .orElseThrow();
    double mean =
        RunFolder.open(out).results().stream()
            .filter(result -> result.pipeline().equals("mixed"))
            .flatMap(result -> result.measurements().stream())
            .filter(found -> found.name().equals("denoising-error at sigma 1"))
            .mapToDouble(found -> found.value())
            .average()
            .orElseThrow();
    assertEquals(mean, Double.parseDouble(row.get("mean")), 1e-12);
    assertEquals("2", row.get("seeds"));
    assertTrue(
        Double.parseDouble(row.get("lower 95 %")) < Double.parseDouble(row.get("upper 95 %")));
    assertTrue(rows.stream().anyMatch(one -> one.get("measurement").equals("training time, s")));
  }

  @Test
  void markdownShowsWholeTablesAndPicturesThatAreThere() throws IOException {
    String markdown = Files.readString(out.resolve("report.md"));
    List<String> pictures =
        Pattern.compile("!\\[[^\\]]*]\\(([^)]*)\\)")
            .matcher(markdown)
            .results()
            .map(MatchResult::toString)
            .toList();
    List<String> files =
        Pattern.compile("]\\(([^)]*)\\)")
            .matcher(markdown)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertTrue(pictures.size() >= 6, pictures.toString());
    for (String file : files) {
      assertTrue(Files.size(out.resolve(file)) > 100, file);
    }
    assertTrue(
        markdown.startsWith("# \\<b\\>Small\\</b\\> \\| \\*and\\* plain\n"),
        markdown.substring(0, 80));
    int columns = -1;
    for (String line : markdown.lines().toList()) {
      int found = line.startsWith("|") ? line.replace("\\|", "").split("\\|", -1).length : -1;
      if (columns >= 0 && found >= 0) {
        assertEquals(columns, found, line);
      }
      columns = found;
    }
  }

  @Test
  void saysTheConventionOfGuidanceWhereAScaleIsShown() throws IOException {
    assertTrue(
        page()
            .contains(
                "unconditional + scale · (conditional − unconditional); scale 1 has no effect"));
  }
}
