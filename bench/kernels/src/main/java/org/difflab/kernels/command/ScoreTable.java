// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores as lines of text, a block for each bench. */
final class ScoreTable {

  private static final String INDENT = "  ";

  private final Scores scores;

  ScoreTable(Scores scores) {
    this.scores = scores;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Scores.Group group : scores.groups()) {
      lines.add("");
      lines.add((group.bench() + INDENT + group.shared()).strip());
      List<List<String>> rows = group.scores().stream().map(score -> row(group, score)).toList();
      int names = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
      for (List<String> row : rows) {
        String line =
            String.format(
                Locale.ROOT,
                "%s%-" + Math.max(1, names) + "s  %12s %-12s %-8s %-16s %s",
                INDENT,
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5));
        lines.add(line.stripTrailing());
      }
    }
    return lines;
  }

  private List<String> row(Scores.Group group, Score score) {
    return List.of(
        group.own(score, ", "),
        number(score.time()),
        Double.isNaN(score.error()) ? "" : "± " + number(score.error()),
        score.unit(),
        score.rate().map(rate -> number(rate.perSecond()) + " " + rate.unit()).orElse(""),
        scores
            .ofMachine(score)
            .map(share -> String.format(Locale.ROOT, "%.0f %% of the machine", 100 * share))
            .orElse(""));
  }

  private static String number(double value) {
    return value >= 1000
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
