// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.cli.Browser.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Opens a report from disk in a headless Chromium and uses it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {

  private static final String EXPERIMENT =
      """
      title: A report <i>to look at</i>
      description: Three pipelines &amp; <b id=bold>one</b> that fails.
      dataset: {type: handwriting, characters: "017", train: 400, test: 120}
      pipelines:
        wiener:
          encoder: {type: pca, components: 20}
          denoiser: wiener
          sampler: {type: ddim, steps: 6}
        mixed: {extends: wiener, denoiser: {type: mixture, components: 3}}
        reduced: {extends: wiener, guidance: {type: classifier-free, scale: 2}}
        too-wide: {extends: wiener, encoder: {components: 700}}
      sweep: {reduced.encoder.components: [10, 15, 25]}
      seeds: 2
      metrics: [{type: denoising-error, sigmas: [0.2, 1, 5]}, reconstruction-error]
      samples: 30
      picture: {count: 4}
      """;

  /** 182 mm at 96 pixels an inch. */
  private static final int A4_WITHIN_MARGINS = 688;

  private static final Screen WIDE = new Screen(1280, "light");

  private Path report;
  private Optional<Browser> started = Optional.empty();

  @BeforeAll
  void runAndStart(@TempDir Path folder) throws IOException {
    started = Browser.start(Files.createDirectories(folder.resolve("profile")));
    assumeTrue(
        started.isPresent(),
        "THE REPORT WAS NOT TRIED IN A BROWSER: chromium and chromedriver are not on the PATH");
    Path file = Files.writeString(folder.resolve("looked-at.yaml"), EXPERIMENT);
    Path out = folder.resolve("run");
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertTrue(run.errors().isBlank() && run.exitCode() == 1, run.errors() + run.output());
    report = out.resolve("report.html");
  }

  @AfterAll
  void stop() {
    started.ifPresent(Browser::close);
  }

  @BeforeEach
  void open() {
    started.orElseThrow().open(report, WIDE);
  }

  private WebElement find(String selector) {
    return started.orElseThrow().driver().findElement(By.cssSelector(selector));
  }

  private List<WebElement> all(String selector) {
    return started.orElseThrow().driver().findElements(By.cssSelector(selector));
  }

  private Object run(String script) {
    return started.orElseThrow().run(script);
  }

  private List<String> rows(String cell) {
    return all("#standings tbody:last-child tr:not([hidden]) > " + cell).stream()
        .map(WebElement::getText)
        .toList();
  }

  @Test
  void showsEveryPipelineWithoutComplaintOrNetwork() {
    assertEquals(List.of(), started.orElseThrow().complaints());
    assertEquals(6, all("#standings tbody:last-child tr").size());
    assertEquals(6, all("article.card").size());
    assertTrue(all("#costs svg.chart").size() >= 1, "quality against cost");
    assertTrue(all("#options svg.chart").size() >= 1, "quality against components");
    assertEquals(
        6L,
        run(
            "return [...document.querySelectorAll('.strip img')]"
                + ".filter(image => image.naturalWidth > 100).length"));
    assertEquals(
        0L,
        run(
            "return performance.getEntriesByType('resource').filter(r =>"
                + " !r.name.startsWith('data:')).length"));
    assertTrue(find("header").getText().contains("too-wide seed 2"), "the failure and its reason");
  }

  @Test
  void takesTextForTextAndNotForMarkup() {
    assertEquals("A report <i>to look at</i>", find("h1").getText());
    assertEquals(List.of(), all("#bold"));
    assertEquals("Three pipelines &amp; <b id=bold>one</b> that fails.", find(".lead").getText());
  }

  @Test
  void everyLinkLeadsSomewhereAndNoPlaceIsNamedTwice() {
    assertEquals(
        List.of(),
        run(
            "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a =>"
                + " a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"));
    assertEquals(
        List.of(),
        run(
            "return [...document.querySelectorAll('[id]')].map(e => e.id)"
                + ".filter((id, i, all) => all.indexOf(id) !== i)"));
  }

  @Test
  void sortsByAnyColumnBestFirst() {
    List<Double> ascending = sorted(2);
    assertEquals(ascending.stream().sorted().toList(), ascending, "lower is better");
    assertTrue(rows("th").get(5).contains("too-wide"), "what has no value comes last");
    heading(2).click();
    List<Double> descending = sorted(2);
    assertEquals(ascending.stream().sorted(Comparator.reverseOrder()).toList(), descending);
    assertTrue(rows("th").get(5).contains("too-wide"), "what has no value comes last");
    heading(2).click();
    assertEquals(ascending, sorted(2));
    for (int column = 3; column <= all("#standings thead tr:last-child th").size(); column++) {
      heading(column).click();
      List<Double> best = sorted(column);
      boolean higher =
          "higher"
              .equals(
                  find("#standings thead tr:last-child th:nth-child(" + column + ")")
                      .getAttribute("data-better"));
      Comparator<Double> order = higher ? Comparator.reverseOrder() : Comparator.naturalOrder();
      assertEquals(best.stream().sorted(order).toList(), best, "column " + column);
    }
    find("#standings thead tr:last-child th:first-child button").click();
    assertTrue(rows("th").get(0).contains("mixed"), rows("th").toString());
  }

  private WebElement heading(int column) {
    return find("#standings thead tr:last-child th:nth-child(" + column + ") button");
  }

  @Test
  void everyTableOfAMetricBeginsWithTheBest() {
    assertEquals(
        List.of(),
        run(
            """
            return [...document.querySelectorAll("table.sortable.detail")].filter(table => {
              const better = table.querySelector("[data-better]").dataset.better;
              const values = [...table.tBodies[0].rows].map(row => row.cells[1].dataset.sort)
                .filter(text => text !== "").map(Number);
              const sign = better === "higher" ? -1 : 1;
              return better !== "neither"
                && values.some((value, i) => i > 0 && sign * value < sign * values[i - 1]);
            }).map(table => table.dataset.measurement)\
            """));
  }

  private List<Double> sorted(int column) {
    return all("#standings tbody:last-child tr > td:nth-child(" + column + ")").stream()
        .map(cell -> cell.getAttribute("data-sort"))
        .filter(text -> !text.isEmpty())
        .map(Double::valueOf)
        .toList();
  }

  @Test
  void filtersByNameAndByComponent() {
    find("#filter").sendKeys("reduced");
    assertEquals(3, rows("th").size());
    assertTrue(find("output").getText().contains("3 of 6"));
    find("#filter").clear();
    find("#filter").sendKeys("mixture iterations");
    assertEquals(1, rows("th").size());
  }

  @Test
  void aNamePointedAtShowsItsConfiguration() {
    WebElement name = find("#standings a.contestant");
    assertFalse(find("#tip").isDisplayed());
    new Actions(started.orElseThrow().driver()).moveToElement(name).perform();
    assertTrue(find("#tip").isDisplayed());
    assertTrue(find("#tip").getText().contains("denoiser: {type: wiener"), find("#tip").getText());
    name.sendKeys(Keys.ESCAPE);
    assertFalse(find("#tip").isDisplayed());
  }

  @Test
  void aNumberShowsHowItIsComputedAgain() {
    find("#standings a.value").click();
    WebElement dialog = find("#about");
    assertTrue(dialog.isDisplayed());
    String text = dialog.getText();
    for (String part :
        List.of(
            "denoising-error at sigma 0.2: wiener",
            "./difflab run ",
            "trial.yaml",
            "95 % interval")) {
      assertTrue(text.contains(part), part + " is not in " + text);
    }
    dialog.findElement(By.cssSelector(".copy")).click();
    assertTrue(
        List.of("copied", "selected")
            .contains(dialog.findElement(By.cssSelector(".copy")).getText()));
    dialog.findElement(By.cssSelector(".close")).click();
    assertFalse(dialog.isDisplayed());
  }

  @Test
  void everyPictureEnlarges() {
    for (String picture : List.of(".strip .enlarge", ".card .enlarge", ".drawn .enlarge-chart")) {
      WebElement button = find(picture);
      run("document.querySelector('" + picture + "').scrollIntoView({block: 'center'})");
      button.click();
      WebElement shown = find("#picture .content > *");
      assertTrue(shown.isDisplayed() && shown.getSize().width > 500, picture);
      find("#picture .close").click();
      assertFalse(find("#picture").isDisplayed());
    }
    assertEquals(
        0L,
        run("return document.querySelectorAll('img:not(.enlarge img):not(dialog img)').length"));
  }

  @Test
  void paperShowsWhatIsFolded() {
    run("dispatchEvent(new Event('beforeprint'))");
    assertEquals(0L, run("return document.querySelectorAll('details:not([open])').length"));
    run("dispatchEvent(new Event('afterprint'))");
    assertTrue((long) run("return document.querySelectorAll('details:not([open])').length") > 0);
  }

  @Test
  void paperCutsNothingOff() {
    Browser browser = started.orElseThrow();
    browser.open(report, new Screen(A4_WITHIN_MARGINS, "dark"));
    browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    run("dispatchEvent(new Event('beforeprint'))");
    long needed = (long) run("return document.documentElement.scrollWidth");
    assertTrue(needed <= A4_WITHIN_MARGINS, "the page is " + needed + " wide");
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void isAccessibleAndFitsTheScreen(int width, String colours) {
    Browser browser = started.orElseThrow();
    browser.open(report, new Screen(width, colours));
    long needed = (long) run("return document.documentElement.scrollWidth");
    assertTrue(needed <= width, "the page is " + needed + " wide");
    assertEquals(
        colours.equals("dark"),
        run("return getComputedStyle(document.body).backgroundColor !== 'rgb(255, 255, 255)'"));
    run("document.querySelectorAll('details').forEach(folded => { folded.open = true; })");
    assertEquals(List.of(), browser.barriers());
    find("#standings a.value").click();
    assertEquals(List.of(), browser.barriers(), "with the dialog open");
    assertEquals(List.of(), browser.complaints());
  }
}
