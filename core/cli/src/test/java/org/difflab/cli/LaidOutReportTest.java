// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.cli.Browser.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Opens the reports of experiments that are hard to lay out in a headless Chromium: one pipeline
 * with many prompts, many metrics and trained networks, and one with prompts as long as captions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaidOutReportTest {

  private static final String ONE =
      """
      title: One pipeline of `pca` & <b id=bold>36</b> prompts
      description: Look at the `confusion`; `<i id=code>` is code.
      dataset: {type: handwriting, train: 300, test: 150}
      pipelines:
        only:
          encoder: {type: pca, components: 12}
          denoiser: {type: mlp, hidden: [8], training: {steps: 300, batch: 16}}
          sampler: {type: ddim, steps: 2}
      metrics:
        - label-agreement
        - diversity
        - precision-recall
        - sliced-wasserstein
        - {type: denoising-error, sigmas: [0.1, 0.3, 1, 5]}
      samples: 108
      """;

  private static final String LONG =
      """
      dataset: {type: csv, file: captions.csv, header: true, prompt: caption, test: 0.5}
      pipelines:
        one: {denoiser: {type: wiener, per: prompt}, sampler: {type: ddim, steps: 2}}
        two: {extends: one, denoiser: wiener}
      pictures: [samples, histogram]
      metrics: [energy-distance]
      samples: 20
      """;

  private Path one;
  private Path many;
  private Optional<Browser> started = Optional.empty();

  @BeforeAll
  void runAndStart(@TempDir Path folder) throws IOException {
    started = Browser.start(Files.createDirectories(folder.resolve("profile")));
    assumeTrue(
        started.isPresent(),
        "THE REPORT WAS NOT TRIED IN A BROWSER: chromium and chromedriver are not on the PATH");
    StringBuilder table = new StringBuilder("caption,x,y\n");
    for (int row = 0; row < 80; row++) {
      String caption =
          row % 2 == 0
              ? "a drawing on white paper ".repeat(8)
              : "withoutanyspaceatwhichtobreakaline".repeat(6);
      table.append(caption).append(',').append(row % 7).append(',').append(row % 5).append('\n');
    }
    Files.writeString(folder.resolve("captions.csv"), table);
    one = report(folder, "one", ONE);
    many = report(folder, "many", LONG);
  }

  private static Path report(Path folder, String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), text);
    Path out = folder.resolve("run-" + name);
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
    return out.resolve("report.html");
  }

  @AfterAll
  void stop() {
    started.ifPresent(Browser::close);
  }

  private Object run(String script) {
    return started.orElseThrow().run(script);
  }

  private void open(Path report, int width, String colours) {
    started.orElseThrow().open(report, new Screen(width, colours));
    run("document.querySelectorAll('details').forEach(folded => { folded.open = true; })");
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "390, dark"})
  void nothingIsWiderThanTheScreenAndNoLabelsCollide(int width, String colours) {
    for (Path report : List.of(one, many)) {
      open(report, width, colours);
      long needed = (long) run("return document.documentElement.scrollWidth");
      assertTrue(needed <= width, report + " is " + needed + " wide");
      assertEquals(List.of(), started.orElseThrow().complaints());
      assertEquals(List.of(), started.orElseThrow().barriers());
      assertEquals(
          List.of(),
          run(
              """
              const meet = (a, b) => a.left < b.right && b.left < a.right
                && a.top < b.bottom && b.top < a.bottom;
              const labels = svg => [...svg.querySelectorAll(".ticks text, .labels text, .name")];
              return [...document.querySelectorAll("svg.chart")].flatMap(svg => {
                const boxes = labels(svg).map(text => [text.textContent,
                  text.getBoundingClientRect()]);
                return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
                  .filter(([other, b]) => meet(a, b))
                  .map(([other]) => svg.querySelector("title").textContent + ": " + one
                    + " meets " + other));
              });\
              """),
          report.toString());
      assertEquals(
          List.of(),
          run(
              """
              return [...document.querySelectorAll("svg.chart text")].filter(text => {
                const box = text.getBoundingClientRect();
                const all = text.ownerSVGElement.getBoundingClientRect();
                return box.left < all.left - 1 || box.right > all.right + 1
                  || box.top < all.top - 1 || box.bottom > all.bottom + 1;
              }).map(text => text.textContent)\
              """),
          "labels that leave their chart, " + report);
    }
  }

  @Test
  void onePipelineOpensWithItsPicture() {
    open(one, 1280, "light");
    assertEquals("samples", run("return document.querySelector('main > section').id"));
    assertTrue(
        (boolean) run("return document.querySelector('#samples img').naturalWidth > 100"),
        "the picture");
    assertEquals(0L, run("return document.querySelectorAll('.card > figure').length"));
  }

  @Test
  void backticksAreCodeAndNothingElseIsMarkup() {
    open(one, 1280, "light");
    assertEquals("pca", run("return document.querySelector('h1 code').textContent"));
    assertEquals(
        List.of("confusion", "<i id=code>"),
        run("return [...document.querySelectorAll('.lead code')].map(code => code.textContent)"));
    assertEquals(0L, run("return document.querySelectorAll('#bold, #code').length"));
    assertTrue(((String) run("return document.title")).startsWith("One pipeline of pca & <b"));
  }

  @Test
  void manyPromptsAreAHeatMapWithTheLargestConfusions() {
    open(one, 1280, "light");
    assertEquals(36L, run("return document.querySelectorAll('.heat-map .rows text').length"));
    assertTrue(
        (long)
                run(
                    "return"
                        + " Math.round(document.querySelector('.heat-map').getBoundingClientRect().width)")
            < 800);
    assertTrue(
        (long) run("return document.querySelectorAll('.finding tbody tr').length") > 0, "a table");
  }

  @Test
  void everyTrainedPartHasAChart() {
    open(one, 1280, "light");
    assertEquals(
        List.of("Training of the denoiser: only seed 1"),
        run(
            "return [...document.querySelectorAll('.training svg > title')]"
                + ".map(title => title.textContent)"));
    assertTrue((long) run("return document.querySelectorAll('.training .line.thin').length") > 0);
  }

  @Test
  void aWideTableBeginsWithCostsAndNamesWhatIsHidden() {
    open(one, 1280, "light");
    assertTrue(
        ((String) run("return document.querySelector('#standings .family').textContent"))
            .startsWith("cost"));
    assertEquals(
        true,
        run(
            """
            const box = document.querySelector("#standings").parentElement;
            const hint = box.parentElement.previousElementSibling;
            const before = !hint.hidden && hint.textContent.includes("denoising-error")
              && box.parentElement.classList.contains("more-right");
            box.scrollLeft = 1e6;
            box.dispatchEvent(new Event("scroll"));
            return before && hint.hidden;\
            """));
  }

  @Test
  void longPromptsAreBrokenIntoLines() {
    open(many, 390, "light");
    assertEquals(
        List.of(),
        run(
            """
            return [...document.querySelectorAll("main *")].filter(element => {
              const box = element.getBoundingClientRect();
              return box.right > innerWidth + 1 && box.width > 0
                && !element.closest(".scroll, dialog, svg, .unseen, .drawn, pre");
            }).map(element => element.outerHTML.slice(0, 120))\
            """));
  }
}
