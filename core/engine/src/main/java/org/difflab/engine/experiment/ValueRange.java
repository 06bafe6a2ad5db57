// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.difflab.spi.Finding;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * The range of the values of generated samples, compared with that of the data. It is a finding of
 * every trial, so that saturated samples are noticed without any metric. Each column is compared
 * with its own range, and the one with most values far outside is reported; the pixels of images
 * are compared together.
 *
 * @param dataLeast the least value of the training data
 * @param dataGreatest their greatest value
 * @param least the least value of the samples
 * @param greatest their greatest value
 * @param farOutside the share of the samples' values, 0 to 1, that are outside the range of the
 *     data by more than half of its width, for columns of points and tables by more than a quarter
 * @param column the column that is reported, from 1; 0 if all columns are compared together or
 *     there is only one
 */
public record ValueRange(
    double dataLeast,
    double dataGreatest,
    double least,
    double greatest,
    double farOutside,
    int column) {

  /** The name of the finding. */
  public static final String NAME = "range of values";

  private static final List<String> COLUMNS =
      List.of("least", "greatest", "share far outside", "column");

  /** Compares samples, at least one, with the ranges of training data. */
  static ValueRange of(ColumnRanges data, Matrix samples, Workers workers) {
    ColumnRanges found = ColumnRanges.of(samples, workers);
    long[] outside = outside(data, found, samples);
    if (data.together()) {
      long all = LongStream.of(outside).sum();
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int column = 0; column < found.columns(); column++) {
        least = Math.min(least, found.least()[column]);
        greatest = Math.max(greatest, found.greatest()[column]);
      }
      return new ValueRange(
          data.least()[0],
          data.greatest()[0],
          least,
          greatest,
          (double) all / samples.values().length,
          0);
    }
    int worst = 0;
    for (int column = 1; column < outside.length; column++) {
      worst = outside[column] > outside[worst] ? column : worst;
    }
    return new ValueRange(
        data.least()[worst],
        data.greatest()[worst],
        found.least()[worst],
        found.greatest()[worst],
        (double) outside[worst] / samples.rows(),
        worst + 1);
  }

  /** Counts only in columns with values far outside. */
  private static long[] outside(ColumnRanges data, ColumnRanges found, Matrix samples) {
    long[] outside = new long[data.columns()];
    for (int column = 0; column < outside.length; column++) {
      if (data.isFarOutside(column, found.least()[column])
          || data.isFarOutside(column, found.greatest()[column])) {
        for (int row = 0; row < samples.rows(); row++) {
          outside[column] += data.isFarOutside(column, samples.get(row, column)) ? 1 : 0;
        }
      }
    }
    return outside;
  }

  /** Returns this range as a finding, from which {@link #in} restores it. */
  Finding finding() {
    return new Finding(
        NAME,
        Finding.Kind.TABLE,
        COLUMNS,
        List.of(
            new Finding.Row(
                "training data", List.of(dataLeast, dataGreatest, 0.0, (double) column)),
            new Finding.Row("samples", List.of(least, greatest, farOutside, (double) column))));
  }

  /** Returns the range among the findings of a trial, if present. */
  public static Optional<ValueRange> in(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.name().equals(NAME) && finding.columns().equals(COLUMNS))
        .findFirst()
        .map(
            finding -> {
              List<Double> data = finding.rows().get(0).values();
              List<Double> samples = finding.rows().get(1).values();
              return new ValueRange(
                  data.get(0),
                  data.get(1),
                  samples.get(0),
                  samples.get(1),
                  samples.get(2),
                  samples.get(3).intValue());
            });
  }
}
