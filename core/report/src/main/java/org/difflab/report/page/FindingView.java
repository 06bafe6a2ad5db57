// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.difflab.engine.experiment.PromptSummary;
import org.difflab.engine.experiment.ValueRange;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.HeatMap;
import org.difflab.report.chart.NumberText;
import org.difflab.spi.Finding;

/**
 * A finding of a metric.
 *
 * @param name its title
 * @param words how to read it
 * @param first the heading of the column of row names
 * @param columns the other headings of its table; empty if there is no table
 * @param rows the rows of its table
 * @param charts its charts
 */
record FindingView(
    String name,
    String words,
    String first,
    List<String> columns,
    List<Row> rows,
    List<ShownChart> charts) {

  private static final Set<String> SAID_IN_WORDS = Set.of(ValueRange.NAME, PromptSummary.NAME);
  private static final String CONFUSION =
      "Each row is a prompt that samples were generated from; each column is the label that the"
          + " judge gave them.";
  private static final String SHADES =
      " The darker a cell, the larger its share of the row: blue is the prompt itself, orange"
          + " any other. The table names the largest confusions.";
  private static final String CONFUSIONS = "prompt → label";
  private static final String PROMPT = "prompt";
  private static final int MOST_NUMBERS = 12;
  private static final int MOST_CONFUSIONS = 10;

  /** A row of a table. */
  record Row(String name, List<Cell> cells) {}

  /**
   * A value.
   *
   * @param shade its share of the row, in per cent; empty in tables of numbers
   * @param right whether it is on the diagonal of a confusion matrix
   */
  record Cell(String text, List<String> shade, boolean right) {}

  /** Returns the findings of a trial; closest samples are shown as pictures instead. */
  static List<FindingView> of(String trial, List<Finding> findings) {
    List<FindingView> views = new ArrayList<>();
    for (Finding finding : findings) {
      switch (finding.kind()) {
        case TABLE -> {
          // This is stated in a note if it matters.
          if (!SAID_IN_WORDS.contains(finding.name())) {
            views.add(table(finding));
          }
        }
        case CONFUSION -> views.add(confusion(trial, finding));
        case HISTOGRAM -> views.add(histogram(trial, finding));
        case CLOSEST -> {}
      }
    }
    return views;
  }

  private static FindingView table(Finding finding) {
    return new FindingView(
        finding.name(),
        "",
        PROMPT,
        finding.columns(),
        finding.rows().stream()
            .map(
                row ->
                    new Row(
                        row.name(),
                        row.values().stream()
                            .map(value -> new Cell(NumberText.of(value), List.of(), false))
                            .toList()))
            .toList(),
        List.of());
  }

  private static FindingView confusion(String trial, Finding finding) {
    if (Math.max(finding.rows().size(), finding.columns().size()) > MOST_NUMBERS) {
      return heatMap(trial, finding);
    }
    return new FindingView(
        finding.name(),
        CONFUSION,
        PROMPT,
        finding.columns(),
        finding.rows().stream().map(row -> shaded(row, finding.columns())).toList(),
        List.of());
  }

  /** Large tables are drawn as heat maps; the largest off-diagonal values are listed. */
  private static FindingView heatMap(String trial, Finding finding) {
    List<HeatMap.Row> shares = new ArrayList<>();
    List<Confusion> confusions = new ArrayList<>();
    for (Finding.Row row : finding.rows()) {
      double sum = row.values().stream().mapToDouble(Double::doubleValue).sum();
      shares.add(
          new HeatMap.Row(
              row.name(), row.values().stream().map(value -> sum > 0 ? value / sum : 0).toList()));
      for (int column = 0; column < finding.columns().size(); column++) {
        double count = row.values().get(column);
        String taken = finding.columns().get(column);
        if (count > 0 && !taken.equals(row.name())) {
          confusions.add(new Confusion(row.name() + " → " + taken, count, count / sum));
        }
      }
    }
    confusions.sort(Comparator.comparingDouble(Confusion::count).reversed());
    HeatMap map =
        new HeatMap(finding.name() + " of " + trial, CONFUSION + SHADES, shares, finding.columns());
    return new FindingView(
        finding.name(),
        CONFUSION + SHADES,
        CONFUSIONS,
        confusions.isEmpty() ? List.of() : List.of("samples", "% of those of the prompt"),
        confusions.stream().limit(MOST_CONFUSIONS).map(Confusion::row).toList(),
        List.of(ShownChart.of(map)));
  }

  /** The number of samples of a prompt that were classified as another. */
  private record Confusion(String names, double count, double share) {

    Row row() {
      return new Row(
          names,
          List.of(
              new Cell(NumberText.count(count), List.of(), false),
              new Cell(NumberText.of(100 * share, 2), List.of(), false)));
    }
  }

  private static Row shaded(Finding.Row row, List<String> columns) {
    double sum = row.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      double value = row.values().get(column);
      String share = NumberText.count(sum > 0 ? 100 * value / sum : 0);
      cells.add(
          new Cell(
              NumberText.count(value), List.of(share), columns.get(column).equals(row.name())));
    }
    return new Row(row.name(), cells);
  }

  private static FindingView histogram(String trial, Finding finding) {
    List<Double> ends =
        finding.rows().stream().flatMap(row -> row.values().subList(0, 2).stream()).toList();
    List<Double> counts = new ArrayList<>(List.of(0.0));
    finding.rows().forEach(row -> counts.add(row.values().get(2)));
    Chart chart =
        new Chart(
            finding.name() + " of " + trial,
            "A histogram over all samples.",
            Axis.holding(finding.name(), ends),
            Axis.holding("samples", counts));
    for (Finding.Row row : finding.rows()) {
      double from = row.values().get(0);
      double to = row.values().get(1);
      double count = row.values().get(2);
      chart.bar(
          from,
          to,
          count,
          0,
          NumberText.count(count) + " from " + NumberText.of(from) + " to " + NumberText.of(to));
    }
    return new FindingView(
        finding.name(), "", "", List.of(), List.of(), List.of(ShownChart.of(chart)));
  }
}
