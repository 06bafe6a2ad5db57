// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Shape;

/** The options by which tables of numbers are understood and divided. */
interface TableOptions extends SplitOptions {

  String SHAPE_HELP = "shape of a sample: height, width, channels; a vector by default";
  String TEST_HELP = "share of rows for testing, stratified by prompt and chosen by seed";
  String RANGE_HELP =
      "the numbers of black and white, such as [0, 1], which become -1 and 1; by default recognised"
          + " from the data";
  String ROW_SEED_HELP = "seed of the choice of rows for test, validation and limit";

  /** Returns lines, columns and channels, or nothing. */
  List<Integer> shape();

  /** Returns the share of rows for testing. */
  double test();

  /**
   * Returns the shape asked for.
   *
   * @throws IllegalArgumentException if there is none of that many sizes
   */
  static Shape shape(List<Integer> sizes) {
    return switch (sizes.size()) {
      case 1 -> Shape.vector(sizes.get(0));
      case 2 -> new Shape(sizes.get(0), sizes.get(1), 1);
      case 3 -> new Shape(sizes.get(0), sizes.get(1), sizes.get(2));
      default ->
          throw new IllegalArgumentException(
              "shape needs 1 to 3 sizes (height, width, channels), found " + sizes);
    };
  }

  /**
   * Checks options that depend on each other.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  static void check(List<Integer> sizes, double test, boolean hasTestFile) {
    if (!sizes.isEmpty()) {
      shape(sizes);
    }
    if (hasTestFile && test > 0) {
      throw new IllegalArgumentException(
          "test: there is a test-file, so no rows of the other can be for testing; found " + test);
    }
  }

  /**
   * Checks the options that say how numbers become values.
   *
   * @param range the numbers of black and white, or none
   * @throws IllegalArgumentException if they are not two different ones, or both options are given
   */
  static void checkRange(List<Double> range, Optional<ValueScale> values) {
    if (range.isEmpty()) {
      return;
    }
    ArrayRange.of(range);
    if (values.isPresent()) {
      throw new IllegalArgumentException(
          "values and range both set how numbers become values; give one of them");
    }
  }
}
