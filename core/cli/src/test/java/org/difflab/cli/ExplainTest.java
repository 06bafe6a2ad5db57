// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.difflab.engine.Laboratory;
import org.difflab.report.chart.NumberText;
import org.difflab.spi.ModelTable;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page that explains a run holds what the trained pipelines say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {

  private static final String EXPERIMENT =
      """
      title: Small & plain
      dataset: {type: handwriting, characters: "017", train: 300, test: 60}
      pipelines:
        guided:
          encoder: {type: pca, components: 12}
          schedule: {type: cosine, steps: 30}
          denoiser: wiener
          guidance: {type: classifier-free, scale: 2}
          sampler: {type: ddim, steps: 5}
        network:
          extends: guided
          schedule: {type: linear, steps: 10, beta-end: 0.1}
          denoiser: {type: mlp, hidden: [8], training: {steps: 20}}
          guidance: none
      seeds: 2
      samples: 0
      """;

  private Path folder;
  private Path out;
  private String unexplained;
  private String page;

  @BeforeAll
  void runOnce(@TempDir Path given) throws IOException {
    folder = given;
    out = folder.resolve("run");
    Path file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
    unexplained = Files.readString(out.resolve("report.html"));
    CommandLineRun explained = CommandLineRun.of("explain", out);
    assertEquals(0, explained.exitCode(), explained.errors());
    assertEquals("Explanation: " + out.resolve("explain.html"), explained.output().strip());
    page = Files.readString(out.resolve("explain.html"));
  }

  /** The charts of a title, as elements of the page. */
  private List<String> charts(String title) {
    return Pattern.compile(
            "<svg class=\"chart\"(?:(?!</svg>).)*<title>" + Pattern.quote(title) + ".*?</svg>",
            Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /** How many points each line of a chart has. */
  private static List<Integer> lines(String chart) {
    return Pattern.compile("<polyline class=\"line [^\"]*\" points=\"([^\"]*)\"")
        .matcher(chart)
        .results()
        .map(line -> line.group(1).split(" ").length)
        .toList();
  }

  @Test
  void explainsTheTrialsOfTheFirstSeed() {
    assertTrue(page.contains("<li>guided</li><li>network</li>"), "the trials");
    assertTrue(page.contains("Small &amp; plain, explained"), "the title");
    assertFalse(page.contains("src=\"http"), "needs no network");
  }

  @Test
  void reportAndExplanationLeadToEachOther() throws IOException {
    String link = "<a href=\"explain.html\">";
    assertFalse(unexplained.contains(link), "nothing to link to");
    assertTrue(unexplained.contains("<code>./difflab explain " + out + "</code>"), "the command");
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains(link), "the link");
    assertFalse(report.contains("./difflab explain "), "it is there");
    assertTrue(page.contains("<a href=\"report.html\">"), "and back");
  }

  @Test
  void schedulesEndAsTheyDo() {
    try (Laboratory laboratory = Laboratory.open()) {
      for (String trial : List.of("guided_seed_1", "network_seed_1")) {
        Schedule schedule =
            laboratory.load(out.resolve("trials").resolve(trial).resolve("pipeline")).schedule();
        NoiseLevel last = schedule.level(schedule.steps());
        assertTrue(
            page.contains(
                "<th scope=\"row\">%d of %<d</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                    .formatted(
                        schedule.steps(),
                        NumberText.of(last.signal()),
                        NumberText.of(last.noise()),
                        NumberText.of(last.sigma()),
                        NumberText.of(
                            Math.log(
                                last.signal() * last.signal() / (last.noise() * last.noise()))))),
            trial);
      }
    }
    assertEquals(List.of(31, 31), lines(charts("Signal and noise over time, cosine").get(0)));
    assertEquals(List.of(11, 11), lines(charts("Signal and noise over time, linear").get(0)));
    assertEquals(List.of(10), lines(charts("Log SNR over time, linear").get(0)));
    assertEquals(
        1, page.split("Signal is left at the last level", -1).length - 1, "the linear one alone");
  }

  @Test
  void errorsOfBothStandInOneChart() {
    List<String> charts = charts("Error per noise level");
    assertEquals(1, charts.size(), "both have the same encoder");
    assertEquals(List.of(24, 10), lines(charts.get(0)));
    assertTrue(charts.get(0).contains("class=\"guide\""), "the mean's error");
  }

  @Test
  void tablesOfModelsAreShownWithTheChosenCellsMarked() throws IOException {
    assertFalse(page.contains("id=\"tables\""), "no table, no section");
    Path file =
        Files.writeString(
            folder.resolve("widths.yaml"),
            """
            dataset: {type: handwriting, characters: "01", train: 60, test: 20}
            pipelines:
              one:
                encoder: identity
                schedule: {type: cosine, steps: 5}
                denoiser: {type: local, widths: auto, neighbours: 5}
              two: {extends: one, sampler: {steps: 2}}
              three: {extends: one, denoiser: {neighbours: 6}}
            samples: 0
            pictures: []
            """);
    Path run = folder.resolve("widths");
    CommandLineRun made =
        CommandLineRun.of("run", file, "--out", run, "--store", folder.resolve("store"));
    assertEquals(0, made.exitCode(), made.errors());
    CommandLineRun explained = CommandLineRun.of("explain", run);
    assertEquals(0, explained.exitCode(), explained.errors());
    String html = Files.readString(run.resolve("explain.html"));
    assertTrue(html.contains("<a href=\"#tables\">"), "a link to the section");
    String section =
        html.substring(html.indexOf("<section id=\"tables\">"), html.indexOf("id=\"guidance\""));
    List<ModelTable> tables;
    try (Laboratory laboratory = Laboratory.open()) {
      tables = laboratory.load(run.resolve("trials/one_seed_1/pipeline")).denoiser().tables();
    }
    assertEquals(1, tables.size());
    ModelTable table = tables.get(0);
    assertEquals(
        List.of("one, two, three: " + table.title()),
        Pattern.compile("<h3>(.*?)</h3>")
            .matcher(section)
            .results()
            .map(found -> found.group(1))
            .toList());
    for (String column : table.columns()) {
      assertTrue(section.contains("<th scope=\"col\">" + column + "</th>"), column);
    }
    for (ModelTable.Row row : table.rows()) {
      String cells =
          row.cells().stream()
              .map(
                  cell ->
                      cell.value().isEmpty()
                          ? "<td></td>"
                          : "<td class=\"shaded%s\" style=\"--share:[0-9]+%%\">%s</td>"
                              .formatted(
                                  cell.isChosen() ? " chosen" : "",
                                  NumberText.of(cell.value().getAsDouble(), 3)
                                      + (cell.isChosen()
                                          ? "<span class=\"unseen\"> \\(chosen\\)</span>"
                                          : "")))
              .collect(Collectors.joining());
      assertTrue(
          Pattern.compile("<th scope=\"row\">" + row.name() + "</th>" + cells + "</tr>")
              .matcher(section)
              .find(),
          row.name());
    }
    assertEquals(
        table.columns().size(), section.split("class=\"unseen\"", -1).length - 1, "one a column");
  }

  @Test
  void guidanceIsShownStepByStep() {
    List<String> charts = charts("Size of the guidance vector per step");
    assertEquals(List.of(5, 5), lines(charts.get(0)));
    assertTrue(page.contains("guided: largest, "), "the largest");
    assertTrue(page.contains("network: 0 at every step, for guidance &#39;none&#39;"), "none");
  }

  @Test
  void pathsLeadThroughTheLatents() {
    List<String> charts = charts("Latent paths of ");
    assertEquals(2, charts.size());
    for (String chart : charts) {
      assertEquals(List.of(6, 6, 6, 6, 6, 6), lines(chart));
      assertEquals(60, chart.split("<circle class=\"dot ", -1).length - 1);
    }
  }

  @Test
  void stripsAreDrawn() throws IOException {
    for (String trial : List.of("guided_seed_1", "network_seed_1")) {
      Path strip = out.resolve("trials").resolve(trial).resolve("trajectory.png");
      assertTrue(ImageIO.read(strip.toFile()).getWidth() > 6 * 84, trial);
    }
    assertEquals(2, page.split("src=\"data:image/png;base64,", -1).length - 1);
    assertFalse(Files.exists(out.resolve("trials/guided_seed_2/trajectory.png")));
  }

  @Test
  void numbersAreDrawnAgainstTheSteps() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("numbers.yaml"),
            """
            dataset: {type: mixture-1d, train: 300, test: 0}
            pipelines:
              one: {encoder: identity, schedule: {type: karras}, denoiser: wiener, sampler: {type: ddim, steps: 6}}
            samples: 0
            pictures: []
            """);
    Path run = folder.resolve("numbers");
    assertEquals(
        0,
        CommandLineRun.of("run", file, "--out", run, "--store", folder.resolve("store"))
            .exitCode());
    CommandLineRun explained = CommandLineRun.of("explain", run, "--trial", "one");
    assertEquals(0, explained.exitCode(), explained.errors());
    String numbers = Files.readString(run.resolve("explain.html"));
    assertTrue(numbers.contains("training data, since nothing was held out"), "says what it used");
    assertTrue(numbers.contains("step of the sampler, 0 is pure noise"), "the steps");
    assertFalse(numbers.contains("Signal is left at the last level"), "noise drowns it");
    assertFalse(numbers.contains("<img"), "there are no images");
  }

  @Test
  void whatIsUnknownIsAnError() throws IOException {
    CommandLineRun trial = CommandLineRun.of("explain", out, "--trial", "guidde");
    assertEquals(1, trial.exitCode());
    assertTrue(
        trial.errors().startsWith("trial 'guidde' is unknown; did you mean"), trial.errors());
    CommandLineRun nowhere = CommandLineRun.of("explain", folder.resolve("nowhere"));
    assertEquals(1, nowhere.exitCode());
    assertTrue(nowhere.errors().contains("is not a run folder"), nowhere.errors());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Files.copy(out.resolve("run.json"), empty.resolve("run.json"));
    CommandLineRun unfinished = CommandLineRun.of("explain", empty);
    assertEquals(1, unfinished.exitCode());
    assertTrue(unfinished.errors().contains("holds no finished trial"), unfinished.errors());
  }

  @Test
  void helpTeachesByExample() {
    CommandLineRun help = CommandLineRun.of("explain", "--help");
    assertEquals(0, help.exitCode());
    assertTrue(help.output().contains("difflab explain runs/quickstart"), help.output());
    assertTrue(CommandLineRun.of("--help").output().contains("  explain  "));
  }
}
