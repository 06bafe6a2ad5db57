package org.difflab.cli.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.engine.experiment.TrialResult;
import org.difflab.engine.reference.References;
import org.difflab.spi.InputException;

/**
 * Writes {@code report.html}, one file that opens from disk with no network, and {@code
 * results.csv}.
 */
public final class RunReport {

  private static final String TEMPLATE = "report.mustache";

  /**
   * Writes both files into the run's folder.
   *
   * @return the report's file
   * @throws InputException if a file of the run cannot be read, or the report not written
   */
  public Path write(RunFolder folder, Experiment experiment, List<TrialResult> results) {
    folder.writeText("results.csv", ResultTable.of(results, References.read(folder.path())).csv());
    ReportPage page =
        ReportPage.of(
            experiment,
            results,
            folder,
            read(folder, "config.yaml"),
            read(folder, "provenance.json"));
    folder.writeText("report.html", template().execute(page));
    return folder.path().resolve("report.html");
  }

  private static String read(RunFolder folder, String name) {
    Path file = folder.path().resolve(name);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Template template() {
    try (InputStream stream = RunReport.class.getResourceAsStream(TEMPLATE);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return Mustache.compiler().escapeHTML(true).compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program", e);
    }
  }
}
