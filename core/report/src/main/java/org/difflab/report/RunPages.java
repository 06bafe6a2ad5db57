// SPDX-License-Identifier: Apache-2.0
package org.difflab.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.explain.RunExplanation;
import org.difflab.report.page.RunReport;
import org.difflab.report.page.TrialFiles;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;

/**
 * Writes the pages of a run into its folder. Each is a single file that can be opened from disk
 * without a network.
 *
 * <pre>{@code
 * Experiment experiment = laboratory.read(Path.of("my.yaml"));
 * laboratory.run(experiment, run, new MemoryStore(), new TrialGallery(), Progress.SILENT);
 * new RunPages(laboratory).writeReport(run);
 * }</pre>
 */
public final class RunPages {

  private static final String EXPERIMENT = "config.yaml";

  private final Laboratory laboratory;

  /** Creates a writer for runs of a laboratory, which must have the plug-ins of the runs. */
  public RunPages(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Writes the report of a run from the files in its folder. See {@link #writeReport(Path,
   * Experiment, List)}.
   *
   * @param run the run folder
   * @return the page
   * @throws InputException if it is not a run folder, a file of it cannot be read, or the report
   *     cannot be written
   */
  public Path writeReport(Path run) {
    RunFolder folder = RunFolder.open(run);
    return new RunReport(laboratory)
        .write(folder, laboratory.read(folder.path().resolve(EXPERIMENT)), folder.results());
  }

  /**
   * Writes the report of a run: {@code report.html}, {@code report.md} with its pictures in
   * separate files, {@code results.csv} with a line for each trial, and {@code comparison.csv} with
   * a line for each measurement of each pipeline.
   *
   * @param run the run folder
   * @param experiment the experiment
   * @param results the results of its trials
   * @return the page
   * @throws InputException if a file of the run cannot be read, or the report cannot be written
   */
  public Path writeReport(Path run, Experiment experiment, List<TrialResult> results) {
    return new RunReport(laboratory).write(RunFolder.open(run), experiment, results);
  }

  /**
   * Writes {@code explain.html}, what happens inside the pipelines of a run: noise levels,
   * trajectories, the error at each noise level, guidance, and paths among latents. A report in the
   * folder is written again, with a link to it. Nothing is trained.
   *
   * @param run the run folder
   * @param trials names of pipelines, trials or their folders; empty for all finished trials of the
   *     first seed
   * @param progress receives progress, on the calling thread
   * @return the page
   * @throws InputException if no trial is finished, a name is unknown, or a file cannot be read or
   *     written
   */
  public Path writeExplanation(Path run, List<String> trials, Progress progress) {
    RunFolder folder = RunFolder.open(run);
    Path page = new RunExplanation(laboratory).write(folder, trials, progress);
    if (Files.exists(folder.path().resolve(TrialFiles.REPORT))) {
      writeReport(run);
    }
    return page;
  }
}
