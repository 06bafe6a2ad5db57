// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that pages are tried in. */
final class Browser implements AutoCloseable {

  /** How a page is looked at. */
  record Screen(int width, String colours) {}

  private final ChromeDriver driver;
  private final String accessibilityRules;

  private Browser(ChromeDriver driver, String accessibilityRules) {
    this.driver = driver;
    this.accessibilityRules = accessibilityRules;
  }

  /**
   * Starts the browser of this machine, if it has one with its driver.
   *
   * @param profile an empty folder for it to write into
   */
  static Optional<Browser> start(Path profile) throws IOException {
    Optional<Path> chromium =
        installed("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    Optional<Path> chromedriver = installed("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      return Optional.empty();
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    // Containers have neither the rights of Chromium's sandbox nor much shared memory.
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.get().toFile())
            .withSilent(true)
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    return Optional.of(new Browser(driver, accessibilityRules()));
  }

  private static Optional<Path> installed(String... names) {
    List<String> folders =
        Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return Arrays.stream(names)
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String accessibilityRules() throws IOException {
    try (InputStream stream = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Opens a page from disk as a screen shows it. */
  void open(Path page, Screen screen) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", screen.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", screen.colours()))));
    driver.get(page.toUri().toString());
  }

  /** Returns the driver, to click and to type. */
  ChromeDriver driver() {
    return driver;
  }

  /** Runs a script and returns what it returns. */
  Object run(String script) {
    return driver.executeScript(script);
  }

  /** Returns what the page complained about since it was last asked. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** Returns what hinders people with a screen reader, a keyboard or weak eyes, by axe's rules. */
  List<?> barriers() {
    run(accessibilityRules + "; return null;");
    return (List<?>)
        driver.executeAsyncScript(
            """
            const answer = arguments[0];
            axe.run(document, {resultTypes: ["violations"]}).then(results => answer(
                results.violations.flatMap(rule => rule.nodes.map(node =>
                    rule.id + ": " + node.html.slice(0, 160) + " " + node.failureSummary))));
            """);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
