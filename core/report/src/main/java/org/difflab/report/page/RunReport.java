// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.Laboratory;
import org.difflab.engine.comparison.Comparison;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.AtomicFile;
import org.difflab.spi.InputException;

/**
 * Writes the report of a run: {@code report.html}, a single file that can be opened from disk
 * without a network; {@code report.md} with its pictures in separate files; {@code results.csv}, a
 * line for each trial; {@code comparison.csv}, a line for each measurement of each contestant.
 */
public final class RunReport {

  private final Laboratory laboratory;

  /** Creates the report writer for runs of a laboratory. */
  public RunReport(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Writes all files into the run folder.
   *
   * @return the report
   * @throws InputException if a file of the run cannot be read, or the report not written
   */
  public Path write(RunFolder folder, Experiment experiment, List<TrialResult> results) {
    Comparison comparison = Comparison.of(experiment, results);
    References references = References.read(folder.path());
    Map<Contestant, String> pipelines = pipelines(experiment);
    EmbeddedPictures pictures = new EmbeddedPictures(folder);
    ReportSource source =
        new ReportSource(folder, pictures, experiment, results, comparison, references, pipelines);
    writeTrials(folder, experiment, results);
    folder.writeText("results.csv", ResultTable.of(results, references).csv());
    folder.writeText("comparison.csv", ComparisonTable.of(source).csv());
    ReportTemplates templates = ReportTemplates.read();
    Explanations explanations = Explanations.of(laboratory.registry());
    ReportPage page = ReportPage.of(source, explanations, templates);
    String html = templates.html().execute(page);
    long bytes = html.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > EmbeddedPictures.MOST_OF_PAGE) {
      page = ReportPage.of(source.with(pictures.forPageOf(bytes)), explanations, templates);
      html = templates.html().execute(page);
    }
    page.charts().forEach(chart -> folder.writeText(chart.address(), chart.file()));
    folder.writeText("report.md", templates.markdown().execute(page));
    folder.writeText(TrialFiles.REPORT, html);
    return folder.path().resolve(TrialFiles.REPORT);
  }

  private Map<Contestant, String> pipelines(Experiment experiment) {
    Map<Contestant, String> pipelines = new LinkedHashMap<>();
    for (Trial trial : experiment.trials()) {
      pipelines.computeIfAbsent(
          Contestant.of(trial), contestant -> laboratory.resolved(trial.spec()));
    }
    return pipelines;
  }

  /** Allows every trial to be repeated by itself. */
  private void writeTrials(RunFolder folder, Experiment experiment, List<TrialResult> results) {
    for (Trial trial : experiment.trials()) {
      results.stream()
          .filter(result -> result.trial().equals(trial.name()))
          .forEach(result -> writeTrial(folder, result, laboratory.resolved(experiment, trial)));
    }
  }

  private static void writeTrial(RunFolder folder, TrialResult result, String text) {
    try {
      AtomicFile.write(folder.trial(result.folder()).resolve(TrialFiles.CONFIG), text);
    } catch (InputException e) {
      // A trial may have failed because its folder is not writable, which its result states.
      if (result.status() == TrialResult.Status.FINISHED) {
        throw e;
      }
    }
  }
}
