// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import org.difflab.spi.InputException;

/**
 * How many images a classifier got right.
 *
 * @param right images whose label it found
 * @param images images it was asked about; 0 if there were none
 */
public record Accuracy(int right, int images) {

  /** Returns the share that was right, from 0 to 1; NaN without images. */
  public double share() {
    return (double) right / images;
  }

  /** Returns both numbers, as "9909 of 10000". */
  String text() {
    return right + " of " + images;
  }

  /**
   * Reads {@link #text} again.
   *
   * @throws InputException if it is another text
   */
  static Accuracy parse(String text) {
    String[] numbers = text.split(" of ", -1);
    try {
      return new Accuracy(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new InputException("weights: an accuracy is 'N of M', found '" + text + "'", e);
    }
  }
}
