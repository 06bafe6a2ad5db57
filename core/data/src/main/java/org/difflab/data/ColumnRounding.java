// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks the columns of a table for loss of precision by rounding to float32. A column that is far
 * from 0 compared with its range, such as seconds since 1970 within a minute, would lose its
 * information: float32 has 24 bits, so that numbers near 1.7e9 become multiples of 128.
 */
final class ColumnRounding {

  /** Largest allowed change by rounding, relative to the range of the column. */
  private static final double MOST_SHARE = 1e-3;

  /** Relative differences up to this value are attributed to float64 rounding. */
  private static final double EQUAL_SHARE = 1e-14;

  private final double[] least;
  private final double[] greatest;
  private final double[] error;

  /** Creates a check for a number of columns. */
  ColumnRounding(int columns) {
    this.least = new double[columns];
    this.greatest = new double[columns];
    this.error = new double[columns];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  /** Adds a finite number of a column, counted from 0, and returns it rounded to float32. */
  float add(int column, double number) {
    float rounded = (float) number;
    least[column] = Math.min(least[column], number);
    greatest[column] = Math.max(greatest[column], number);
    error[column] = Math.max(error[column], Math.abs(number - rounded));
    return rounded;
  }

  /**
   * Returns a message for the first column that loses its information by rounding; constant columns
   * do not.
   */
  Optional<String> problem() {
    for (int column = 0; column < error.length; column++) {
      double range = greatest[column] - least[column];
      double size = Math.max(Math.abs(least[column]), Math.abs(greatest[column]));
      if (range > EQUAL_SHARE * size && error[column] > MOST_SHARE * range) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "column %d has numbers from %.12g to %.12g, which rounding to float32 changes by up"
                    + " to %.3g; subtract a number near them from the whole column",
                column + 1,
                least[column],
                greatest[column],
                error[column]));
      }
    }
    return Optional.empty();
  }
}
