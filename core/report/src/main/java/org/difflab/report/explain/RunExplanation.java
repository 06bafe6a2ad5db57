// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.FinishedTrials;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.page.CodeText;
import org.difflab.report.page.EmbeddedPictures;
import org.difflab.report.page.ReportTemplates;
import org.difflab.report.page.ShownChart;
import org.difflab.report.page.TrialFiles;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;

/**
 * Writes {@code explain.html} into the folder of a run: a single file that can be opened from disk
 * without a network. Its strips of images are also saved in the folders of their trials.
 */
public final class RunExplanation {

  private final Laboratory laboratory;

  /** Creates the writer for runs of a laboratory. */
  public RunExplanation(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  /**
   * Explains trials of a run.
   *
   * @param names folders under trials/ or names of pipelines; all finished trials of the first seed
   *     if there are none
   * @return the page
   * @throws InputException if no trial is finished, a name is unknown, or a file cannot be read or
   *     written
   */
  public Path write(RunFolder folder, List<String> names, Progress progress) {
    FinishedTrials finished = FinishedTrials.of(folder);
    List<TrialResult> chosen = names.isEmpty() ? finished.ofFirstSeed() : finished.named(names);
    Experiment experiment = laboratory.read(folder.path().resolve("config.yaml"));
    HeldOut heldOut = HeldOut.of(laboratory.data(experiment, progress));
    List<ExplainedTrial> trials = load(folder, chosen);
    Found found = found(folder, trials, heldOut, progress);
    EmbeddedPictures pictures = new EmbeddedPictures(folder);
    ExplanationPage page = page(experiment.title(), trials, heldOut, found, pictures);
    String html = template().execute(page);
    long bytes = html.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > EmbeddedPictures.MOST_OF_PAGE) {
      page = page(experiment.title(), trials, heldOut, found, pictures.forPageOf(bytes));
      html = template().execute(page);
    }
    page.charts()
        .filter(ShownChart::isFromFile)
        .forEach(chart -> folder.writeText(chart.address(), chart.file()));
    folder.writeText(TrialFiles.EXPLANATION, html);
    return folder.path().resolve(TrialFiles.EXPLANATION);
  }

  private List<ExplainedTrial> load(RunFolder folder, List<TrialResult> chosen) {
    boolean oneSeed = chosen.stream().mapToLong(TrialResult::seed).distinct().count() == 1;
    List<ExplainedTrial> trials = new ArrayList<>();
    for (TrialResult result : chosen) {
      trials.add(
          new ExplainedTrial(
              trials.size(),
              oneSeed ? result.trial().replace(" seed " + result.seed(), "") : result.trial(),
              result.folder(),
              result.seed(),
              laboratory.load(folder.trial(result.folder()).resolve("pipeline"))));
    }
    return trials;
  }

  /** The collected data of the trials. */
  private record Found(
      Map<ExplainedTrial, List<Point>> guidance,
      Map<ExplainedTrial, LevelErrors> errors,
      List<TrajectorySection> trajectories,
      List<LatentSection> latents) {}

  private Found found(
      RunFolder folder, List<ExplainedTrial> trials, HeldOut heldOut, Progress progress) {
    Map<ExplainedTrial, List<Point>> guidance = new LinkedHashMap<>();
    Map<ExplainedTrial, LevelErrors> errors = new LinkedHashMap<>();
    List<TrajectorySection> trajectories = new ArrayList<>();
    List<LatentSection> latents = new ArrayList<>();
    try (Progress.Stage stage = progress.begin("explaining", trials.size())) {
      for (ExplainedTrial trial : trials) {
        stage.note(trial.name());
        try {
          LatentTrajectory trajectory = LatentTrajectory.of(trial);
          guidance.put(trial, GuidanceSection.points(trajectory));
          errors.put(trial, LevelErrors.of(trial, heldOut));
          latents.add(LatentSection.of(trial, trajectory, heldOut, laboratory.device().algebra()));
          if (trial.pipeline().shape().isImage()) {
            trajectories.add(TrajectorySection.of(trial, folder));
          }
        } catch (ArithmeticException e) {
          throw new InputException(
              folder.pipeline(trial.folder()) + ": the computation failed: " + e.getMessage(), e);
        }
        stage.advance(1);
      }
    }
    return new Found(guidance, errors, trajectories, latents);
  }

  private static ExplanationPage page(
      String title,
      List<ExplainedTrial> trials,
      HeldOut heldOut,
      Found found,
      EmbeddedPictures pictures) {
    return new ExplanationPage(
        CodeText.of(title),
        TrialFiles.present(pictures.folder(), TrialFiles.REPORT),
        trials.stream().map(ExplainedTrial::name).toList(),
        found.trajectories().stream().map(section -> section.on(pictures)).toList(),
        ScheduleSection.of(trials, pictures),
        ErrorSection.of(found.errors(), heldOut, pictures),
        TableSection.of(trials),
        GuidanceSection.of(found.guidance(), pictures),
        found.latents().stream().map(section -> section.on(pictures)).toList(),
        pictures.note(),
        Chart.styleSheet() + ReportTemplates.read().style());
  }

  private static Template template() {
    return Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(resource());
  }

  private static String resource() {
    try (InputStream stream = RunExplanation.class.getResourceAsStream("explain.mustache")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of this program", e);
    }
  }
}
