// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.chart.NumberText;
import org.difflab.report.page.EmbeddedPictures;
import org.difflab.report.page.ShownChart;
import org.difflab.spi.plugin.Part;

/**
 * Errors of denoisers by noise level. Errors of different latents cannot be compared, so each
 * encoder has its own chart.
 *
 * @param heldOut the data that were denoised
 * @param charts one for each encoder
 * @param ends the errors at the noisiest level, as text
 * @param lesson why some saturate; empty if none does
 */
record ErrorSection(String heldOut, List<ShownChart> charts, List<End> ends, String lesson) {

  /** Exceeds the error of the mean by more than the sampling error of a few hundred rows. */
  private static final double CLEARLY_WORSE = 1.1;

  private static final String SATURATION =
      "A network with target noise predicts ε and gives x_0 = (x_t − noise·ε)/signal: its errors"
          + " are multiplied by noise/signal, and without clipping the estimate saturates where the"
          + " signal is close to 0, as at the end of a cosine schedule. Compare the targets clean"
          + " and velocity, or a sampler with clip.";

  /** Copies the lists. */
  ErrorSection {
    charts = List.copyOf(charts);
    ends = List.copyOf(ends);
  }

  /**
   * A trial at its noisiest level.
   *
   * @param trial its name
   * @param numbers error, σ and 1/signal
   * @param warning what is wrong; empty if nothing is
   */
  record End(String trial, String numbers, String warning) {}

  static ErrorSection of(
      Map<ExplainedTrial, LevelErrors> measured, HeldOut heldOut, EmbeddedPictures page) {
    Map<Part<?>, Map<ExplainedTrial, LevelErrors>> byEncoder = new LinkedHashMap<>();
    List<End> ends = new ArrayList<>();
    measured.forEach(
        (trial, errors) -> {
          byEncoder
              .computeIfAbsent(trial.pipeline().spec().encoder(), added -> new LinkedHashMap<>())
              .put(trial, errors);
          ends.add(end(trial.name(), errors));
        });
    return new ErrorSection(
        heldOut.name(),
        byEncoder.values().stream()
            .filter(ErrorSection::isCurve)
            .map(ErrorSection::chart)
            .map(chart -> page.chart(ShownChart.of(chart)))
            .toList(),
        ends,
        ends.stream().allMatch(end -> end.warning().isEmpty()) ? "" : SATURATION);
  }

  /** A schedule of one level would give a single point; the numbers are sufficient. */
  private static boolean isCurve(Map<ExplainedTrial, LevelErrors> errors) {
    return errors.values().stream().anyMatch(each -> each.points().size() > 1);
  }

  static End end(String trial, LevelErrors errors) {
    String numbers =
        "error "
            + NumberText.of(errors.last())
            + " at the noisiest level, σ = "
            + NumberText.of(errors.noisiest().sigma())
            + ", 1/signal = "
            + NumberText.of(1 / errors.noisiest().signal())
            + "; predicting the mean has the error "
            + NumberText.of(errors.variance());
    String warning =
        errors.last() <= CLEARLY_WORSE * errors.variance()
            ? ""
            : "Worse than predicting the mean: it saturates.";
    return new End(trial, numbers, warning);
  }

  private static Chart chart(Map<ExplainedTrial, LevelErrors> errors) {
    ExplainedTrial one = errors.keySet().iterator().next();
    double variance = errors.get(one).variance();
    List<List<Point>> lines = errors.values().stream().map(LevelErrors::points).toList();
    List<Double> across = TrialLine.across(lines);
    List<Double> upwards = new ArrayList<>(TrialLine.upwards(lines));
    upwards.add(variance);
    Chart chart =
        new Chart(
            "Error per noise level, latents of "
                + one.pipeline().spec().encoder().name()
                + " as in "
                + one.name(),
            "Mean squared error of the estimate of x_0, by latent value, against σ; the dashed line"
                + " is the error of predicting the mean.",
            Axis.holding("σ = noise/signal", across),
            Axis.holding("mean squared error", upwards));
    chart.guide(
        List.of(
            new Point(across.stream().mapToDouble(x -> x).min().orElseThrow(), variance),
            new Point(across.stream().mapToDouble(x -> x).max().orElseThrow(), variance)));
    errors.forEach((trial, found) -> TrialLine.draw(chart, trial, found.points()));
    return chart;
  }
}
