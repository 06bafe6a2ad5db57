// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.chart.NumberText;
import org.difflab.spi.Model;
import org.difflab.spi.ModelTable;

/**
 * Tables of trained models.
 *
 * @param maps the tables, shaded; a table that several pipelines have is shown once
 * @param leftOut a sentence about tables that do not fit into the page; empty if all do
 */
record TableSection(List<HeatTable> maps, List<String> leftOut) {

  /** Each cell has some hundred bytes, so that tables take a fifth of a page at most. */
  private static final int MOST_CELLS = 20_000;

  private static final int DIGITS = 3;

  /** Copies the lists. */
  TableSection {
    maps = List.copyOf(maps);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A shaded table.
   *
   * @param name the pipelines that have it, and its title
   * @param table its captions and columns
   * @param rows its rows
   */
  record HeatTable(String name, ModelTable table, List<Row> rows) {

    int width() {
      return table.columns().size();
    }
  }

  record Row(String name, List<Cell> cells) {}

  /**
   * A value.
   *
   * @param share its position between the minimum of its column, 0, and the maximum, 100; empty
   *     without a value
   */
  record Cell(String text, List<Integer> share, boolean chosen) {}

  /** Collects the tables of the models of pipelines. */
  static TableSection of(List<ExplainedTrial> trials) {
    Map<ModelTable, Set<String>> names = new LinkedHashMap<>();
    for (ExplainedTrial trial : trials) {
      TrainedPipeline pipeline = trial.pipeline();
      Stream.of(pipeline.encoder(), pipeline.embedder(), pipeline.denoiser())
          .map(Model::tables)
          .flatMap(List::stream)
          .forEach(
              table ->
                  names.computeIfAbsent(table, added -> new LinkedHashSet<>()).add(trial.name()));
    }
    return of(names);
  }

  /**
   * Creates the section.
   *
   * @param tables the names of the trials that have each table
   */
  static TableSection of(Map<ModelTable, ? extends Set<String>> tables) {
    List<HeatTable> maps = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    long cells = 0;
    for (Map.Entry<ModelTable, ? extends Set<String>> entry : tables.entrySet()) {
      ModelTable table = entry.getKey();
      String name = String.join(", ", entry.getValue()) + ": " + table.title();
      long own = (long) table.rows().size() * table.columns().size();
      if (cells + own > MOST_CELLS) {
        leftOut.add(name);
      } else {
        cells += own;
        maps.add(new HeatTable(name, table, rows(table)));
      }
    }
    return new TableSection(
        maps,
        leftOut.isEmpty()
            ? List.of()
            : List.of(
                "Tables that do not fit into this page: " + String.join("; ", leftOut) + "."));
  }

  private static List<Row> rows(ModelTable table) {
    List<DoubleSummaryStatistics> ranges = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      int at = column;
      ranges.add(
          table.rows().stream()
              .flatMapToDouble(row -> row.cells().get(at).value().stream())
              .summaryStatistics());
    }
    List<Row> rows = new ArrayList<>();
    for (ModelTable.Row row : table.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (int column = 0; column < ranges.size(); column++) {
        cells.add(cell(row.cells().get(column), ranges.get(column)));
      }
      rows.add(new Row(row.name(), cells));
    }
    return rows;
  }

  private static Cell cell(ModelTable.Cell cell, DoubleSummaryStatistics range) {
    if (cell.value().isEmpty()) {
      return new Cell("", List.of(), false);
    }
    double value = cell.value().getAsDouble();
    double width = range.getMax() - range.getMin();
    double share = width > 0 ? (value - range.getMin()) / width : 0;
    return new Cell(
        NumberText.of(value, DIGITS), List.of((int) Math.round(100 * share)), cell.isChosen());
  }
}
