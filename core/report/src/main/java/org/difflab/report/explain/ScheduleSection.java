// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.chart.NumberText;
import org.difflab.report.gallery.Steps;
import org.difflab.report.page.EmbeddedPictures;
import org.difflab.report.page.ShownChart;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;

/**
 * The noise levels of one schedule.
 *
 * @param trials the trials that use it
 * @param ends its first and its last level in numbers
 * @param warning a warning if signal is left at the end; otherwise empty
 * @param charts signal and noise, and the logarithm of their ratio, over time; empty if there is
 *     only one level
 */
record ScheduleSection(
    String trials, List<LevelRow> ends, String warning, List<ShownChart> charts) {

  /**
   * Above this share of signal in x_T, samples are known to be worse: Stable Diffusion's schedule,
   * the example of Lin, Liu, Li and Yang ("Common diffusion noise schedules and sample steps are
   * flawed", 2023, arXiv:2305.08891), ends at 0.068.
   */
  private static final double NEXT_TO_NONE = 0.05;

  private static final int LEVELS = 100;
  private static final int SIGNAL = 0;
  private static final int NOISE = 1;

  /** Copies the lists. */
  ScheduleSection {
    ends = List.copyOf(ends);
    charts = List.copyOf(charts);
  }

  /** A level in numbers. */
  record LevelRow(
      String step, String signal, String noise, String sigma, String logSnr, String inverse) {

    static LevelRow of(Schedule schedule, int step) {
      NoiseLevel level = schedule.level(step);
      return new LevelRow(
          step + " of " + schedule.steps(),
          NumberText.of(level.signal()),
          NumberText.of(level.noise()),
          NumberText.of(level.sigma()),
          NumberText.of(logRatio(level)),
          NumberText.of(1 / level.signal()));
    }
  }

  /** Returns a section for each distinct schedule. */
  static List<ScheduleSection> of(List<ExplainedTrial> trials, EmbeddedPictures page) {
    Map<List<NoiseLevel>, List<ExplainedTrial>> byLevels = new LinkedHashMap<>();
    for (ExplainedTrial trial : trials) {
      Schedule schedule = trial.pipeline().schedule();
      List<NoiseLevel> levels =
          IntStream.rangeClosed(0, schedule.steps()).mapToObj(schedule::level).toList();
      byLevels.computeIfAbsent(levels, added -> new ArrayList<>()).add(trial);
    }
    boolean one = byLevels.size() == 1;
    return byLevels.values().stream().map(using -> ofOne(using, one, page)).toList();
  }

  private static ScheduleSection ofOne(
      List<ExplainedTrial> trials, boolean only, EmbeddedPictures page) {
    Schedule schedule = trials.get(0).pipeline().schedule();
    String name = trials.get(0).pipeline().spec().schedule().name();
    String titled = only ? name : name + " as in " + trials.get(0).name();
    return new ScheduleSection(
        name + ": " + trials.stream().map(ExplainedTrial::name).collect(Collectors.joining(", ")),
        IntStream.of(1, schedule.steps())
            .distinct()
            .mapToObj(step -> LevelRow.of(schedule, step))
            .toList(),
        warning(schedule.level(schedule.steps())),
        schedule.steps() == 1
            ? List.of()
            : List.of(
                page.chart(ShownChart.of(signalAndNoise(titled, schedule))),
                page.chart(ShownChart.of(logSnr(titled, schedule)))));
  }

  /** Returns the share of signal in the size of x_t: signal/√(signal² + noise²). */
  static double signalShare(NoiseLevel level) {
    return level.signal() / Math.hypot(level.signal(), level.noise());
  }

  private static String warning(NoiseLevel last) {
    double share = signalShare(last);
    return share <= NEXT_TO_NONE
        ? ""
        : "Signal is left at the last level: "
            + NumberText.of(100 * share, 3)
            + " % of x_T, where at most "
            + NumberText.of(100 * NEXT_TO_NONE)
            + " % is considered negligible. The denoiser was never trained on pure noise, but"
            + " sampling starts from it: the information that x_T still contains in training, such"
            + " as the mean brightness, is missing, and samples drift towards the mean.";
  }

  private static double logRatio(NoiseLevel level) {
    return 2 * level.halfLogSnr();
  }

  private static Chart signalAndNoise(String name, Schedule schedule) {
    List<Integer> steps = Steps.spread(schedule.steps(), LEVELS);
    List<Point> signal =
        steps.stream().map(step -> new Point(step, schedule.level(step).signal())).toList();
    List<Point> noise =
        steps.stream().map(step -> new Point(step, schedule.level(step).noise())).toList();
    return new Chart(
            "Signal and noise over time, " + name,
            "The factor of the clean sample, and that of the noise, at each step t.",
            TrialLine.steps("step t, 0 is clean", List.of(signal)),
            Axis.holding("factor", TrialLine.upwards(List.of(signal, noise))))
        .line(signal, SIGNAL)
        .line(noise, NOISE)
        .key("", "signal", SIGNAL)
        .key("", "noise", NOISE);
  }

  private static Chart logSnr(String name, Schedule schedule) {
    List<Point> points =
        Steps.spread(schedule.steps() - 1, LEVELS).stream()
            .map(step -> new Point(step + 1, logRatio(schedule.level(step + 1))))
            .toList();
    return new Chart(
            "Log SNR over time, " + name,
            "ln(signal²/noise²) at each step t except the clean one, where it is infinite.",
            TrialLine.steps("step t", List.of(points)),
            Axis.holding("ln(signal²/noise²)", TrialLine.upwards(List.of(points))))
        .line(points, SIGNAL)
        .key("", "log SNR", SIGNAL);
  }
}
