package org.difflab.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.difflab.cli.chart.Axis;
import org.difflab.cli.chart.Chart;
import org.difflab.cli.chart.NumberText;
import org.difflab.engine.experiment.PromptSummary;
import org.difflab.engine.experiment.ValueRange;
import org.difflab.spi.Finding;

/**
 * What a metric found in a trial besides its values.
 *
 * @param name what it shows
 * @param words how to read it
 * @param columns the headings of its table; none if it is drawn
 * @param rows the rows of its table
 * @param charts what is drawn instead
 */
record FindingView(
    String name, String words, List<String> columns, List<Row> rows, List<ShownChart> charts) {

  private static final Set<String> SAID_IN_WORDS = Set.of(ValueRange.NAME, PromptSummary.NAME);
  private static final String CONFUSION =
      "Each row was asked for one prompt; each column is what the judge took the samples for.";

  /** A row of a table. */
  record Row(String name, List<Cell> cells) {}

  /**
   * A value.
   *
   * @param shade how much of its row it is, in per cent; none in tables that are only read
   * @param right whether it is what was asked for
   */
  record Cell(String text, List<String> shade, boolean right) {}

  /** Returns what can be shown of a trial's findings; closest samples are pictures instead. */
  static List<FindingView> of(String trial, List<Finding> findings) {
    List<FindingView> views = new ArrayList<>();
    for (Finding finding : findings) {
      switch (finding.kind()) {
        case TABLE -> {
          // A note says that in words, where it matters.
          if (!SAID_IN_WORDS.contains(finding.name())) {
            views.add(table(finding));
          }
        }
        case CONFUSION -> views.add(confusion(finding));
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

  private static FindingView confusion(Finding finding) {
    return new FindingView(
        finding.name(),
        CONFUSION,
        finding.columns(),
        finding.rows().stream().map(row -> shaded(row, finding.columns())).toList(),
        List.of());
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
    return new FindingView(finding.name(), "", List.of(), List.of(), List.of(ShownChart.of(chart)));
  }
}
