// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import org.difflab.spi.InputException;

/**
 * Number of images that a classifier labelled correctly.
 *
 * @param right number of images labelled correctly
 * @param images number of images classified; may be 0
 */
public record Accuracy(int right, int images) {

  /** Returns the fraction labelled correctly, from 0 to 1; NaN without images. */
  public double share() {
    return (double) right / images;
  }

  /** Returns both numbers, as "9909 of 10000". */
  String text() {
    return right + " of " + images;
  }

  /**
   * Parses the output of {@link #text}.
   *
   * @throws InputException if the text has another form
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
