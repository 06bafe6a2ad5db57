// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.List;
import java.util.Optional;
import org.difflab.report.plot.BarPlot;

/**
 * Scores as bars with their errors, a group for each bench: the rate where that is known, as sizes
 * can then be compared, and the time of an operation where it is not.
 */
final class ScoreChart {

  private ScoreChart() {}

  /** Returns the bars of all scores. */
  static BarPlot of(Scores scores) {
    return new BarPlot(scores.groups().stream().map(ScoreChart::of).toList());
  }

  private static BarPlot.Group of(Scores.Group group) {
    List<Score> scores = group.scores();
    Optional<String> rate =
        scores.stream().allMatch(score -> score.rate().isPresent())
            ? scores.get(0).rate().map(Rate::unit)
            : Optional.empty();
    return new BarPlot.Group(
        (group.bench() + "  " + group.shared()).strip(),
        rate.map(unit -> unit + ", higher is better")
            .orElse(scores.get(0).unit() + ", lower is better"),
        scores.stream().map(score -> bar(group, score, rate.isPresent())).toList());
  }

  private static BarPlot.Bar bar(Scores.Group group, Score score, boolean asRate) {
    String own = group.own(score, ", ");
    double value = asRate ? score.rate().orElseThrow().perSecond() : score.time();
    double error = value * score.error() / score.time();
    return new BarPlot.Bar(
        own.isEmpty() ? group.bench() : own, value, Double.isFinite(error) ? error : 0);
  }
}
