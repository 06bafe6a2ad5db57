// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What rounding to float32 does to the columns of a table. A column that is far from 0 compared
 * with its range, such as seconds since 1970 within a minute, would lose what its numbers say:
 * float32 has 24 bits, so that numbers near 1.7e9 become multiples of 128.
 */
final class ColumnRounding {

  /** Rounding may move a number by this share of the range of its column. */
  private static final double MOST_SHARE = 1e-3;

  /** Numbers that differ by this share of their size at most differ by float64 arithmetic only. */
  private static final double EQUAL_SHARE = 1e-14;

  private final double[] least;
  private final double[] greatest;
  private final double[] error;

  /** Nothing is known yet of a number of columns. */
  ColumnRounding(int columns) {
    this.least = new double[columns];
    this.greatest = new double[columns];
    this.error = new double[columns];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  /** Takes a finite number of a column, counted from 0, and returns it rounded to float32. */
  float add(int column, double number) {
    float rounded = (float) number;
    least[column] = Math.min(least[column], number);
    greatest[column] = Math.max(greatest[column], number);
    error[column] = Math.max(error[column], Math.abs(number - rounded));
    return rounded;
  }

  /**
   * Returns what is wrong with the first column that loses its values by rounding; constant ones do
   * not.
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
