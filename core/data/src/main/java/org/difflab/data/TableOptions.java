// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * The options for reading and splitting tables of numbers.
 *
 * @param shape lines, columns and channels of a sample; if empty, that of the file
 * @param range the numbers of black and white, which become −1 and 1; recognised if empty
 * @param test the share of rows that are for testing
 * @param split how the other rows are divided
 */
public record TableOptions(
    @Option(
            help = "shape of a sample: height, width, channels; a vector by default",
            defaultsTo = "",
            min = 1,
            max = 1e6)
        List<Integer> shape,
    @Option(
            help =
                "the numbers of black and white, such as [0, 1], which become -1 and 1; by default"
                    + " recognised from the data",
            defaultsTo = "",
            min = -1e9,
            max = 1e9)
        List<Double> range,
    @Option(
            help = "share of rows for testing, stratified by prompt and chosen by seed",
            defaultsTo = "0",
            min = 0,
            max = 0.9)
        double test,
    @Inline SplitOptions split) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the shape has no 1 to 3 sizes, or the range is not one of
   *     two different numbers
   */
  public TableOptions {
    shape = List.copyOf(shape);
    range = List.copyOf(range);
    if (!shape.isEmpty()) {
      shape(shape);
    }
    if (!range.isEmpty()) {
      ArrayRange.of(range);
    }
  }

  /** Returns the shape asked for, if one is. */
  Optional<Shape> givenShape() {
    return shape.isEmpty() ? Optional.empty() : Optional.of(shape(shape));
  }

  /** Returns the range asked for, if one is. */
  Optional<ArrayRange> givenRange() {
    return range.isEmpty() ? Optional.empty() : Optional.of(ArrayRange.of(range));
  }

  private static Shape shape(List<Integer> sizes) {
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
   * Checks what depends on options that are not among these.
   *
   * @param values the scale of the numbers, if it is given
   * @param hasTestFile whether another file has the rows for testing
   * @throws IllegalArgumentException if the scale is given by both range and values, or rows for
   *     testing are asked for twice
   */
  void check(Optional<ValueScale> values, boolean hasTestFile) {
    if (!range.isEmpty() && values.isPresent()) {
      throw new IllegalArgumentException(
          "values and range both set how numbers become values; give one of them");
    }
    if (hasTestFile && test > 0) {
      throw new IllegalArgumentException("test: must be 0 if there is a test-file, found " + test);
    }
  }
}
