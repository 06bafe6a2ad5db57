// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A result of a metric besides its measurements: a table that reports draw.
 *
 * @param name what it shows, such as "confusion of prompts"
 * @param kind how reports draw it
 * @param columns the names of the columns
 * @param rows the rows, each with as many values as there are columns; finite
 * @since 0.1
 */
public record Finding(String name, Kind kind, List<String> columns, List<Row> rows) {

  /** How a table is drawn. */
  public enum Kind {
    /** As a table of numbers. */
    TABLE,
    /**
     * Counts of a confusion matrix: each row is a requested prompt, each column a predicted one.
     */
    CONFUSION,
    /** Each row is an interval: its columns are "from", "to" and "count". */
    HISTOGRAM,
    /**
     * Each row is a generated sample, named by its number from 0: its columns are "training", the
     * number of the closest training sample from 0, and "distance".
     */
    CLOSEST
  }

  /**
   * A row.
   *
   * @param name what it is about, such as a prompt
   * @param values a number for each column
   */
  public record Row(String name, List<Double> values) {

    /** Copies the values. */
    public Row {
      values = List.copyOf(values);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row does not have one value for each column
   */
  public Finding {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.values().size() != columns.size()) {
        throw new IllegalArgumentException(
            "row '"
                + row.name()
                + "' needs "
                + columns.size()
                + " values, found "
                + row.values().size());
      }
    }
  }

  /**
   * Counts values in intervals of equal width.
   *
   * @param values the values; one outside of the range counts in the nearest interval
   * @param least where the first interval begins
   * @param greatest where the last one ends
   * @param bins how many intervals there are, at least 1
   */
  public static Finding histogram(
      String name, double[] values, double least, double greatest, int bins) {
    long[] counts = new long[bins];
    for (double value : values) {
      int bin = (int) Math.floor((value - least) / (greatest - least) * bins);
      counts[Math.max(0, Math.min(bins - 1, bin))]++;
    }
    List<Row> rows = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      double from = least + (greatest - least) * bin / bins;
      double to = least + (greatest - least) * (bin + 1) / bins;
      rows.add(new Row(Integer.toString(bin + 1), List.of(from, to, (double) counts[bin])));
    }
    return new Finding(name, Kind.HISTOGRAM, List.of("from", "to", "count"), rows);
  }
}
