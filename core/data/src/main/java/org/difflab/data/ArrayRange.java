// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.files.NpyArray;
import org.difflab.files.NpyType;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/**
 * The numbers for black and white in an array, which are mapped to −1 and 1: v ↦ 2(v −
 * black)/(white − black) − 1.
 *
 * @param black the number for black
 * @param white the number for white
 */
record ArrayRange(double black, double white) {

  /** Numbers that need no scaling. */
  static final ArrayRange AS_GIVEN = new ArrayRange(-1, 1);

  private static final ArrayRange UNIT = new ArrayRange(0, 1);
  private static final ArrayRange BYTES = new ArrayRange(0, 255);
  private static final double LEAST_SPAN_OF_BYTES = 255 / 8.0;
  private static final ArrayRange SHORTS = new ArrayRange(0, 65_535);

  /** Returns the range set by an option. */
  static ArrayRange of(List<Double> range) {
    if (range.size() != 2 || range.get(0).equals(range.get(1))) {
      throw new IllegalArgumentException(
          "range needs two different numbers, those of black and white; found " + range);
    }
    return new ArrayRange(range.get(0), range.get(1));
  }

  /**
   * Detects the range of the images of an array. Booleans run from 0 to 1, and bytes from 0 to 255
   * if they span at least an eighth of that: those of masks, palettes and images of 16 greys do
   * not. Other numbers have the smallest of the ranges 0..1, −1..1, 0..255 and, whole numbers only,
   * 0..65535 that holds them all, if they span at least half of it: otherwise they would become
   * images of nearly one grey.
   *
   * @throws InputException if the range is ambiguous, naming the options that set it
   */
  static ArrayRange recognise(Path file, NpyArray array) {
    return recognise(file, array.values(), array.type(), " (" + array.type().numpyName() + ")");
  }

  /**
   * Detects the range of images read from a text, in the same way as for floating-point numbers.
   *
   * @throws InputException if the range is ambiguous, naming the options that set it
   */
  static ArrayRange recognise(Path file, Matrix numbers) {
    return recognise(file, numbers, NpyType.FLOAT32, "");
  }

  private static ArrayRange recognise(Path file, Matrix numbers, NpyType type, String typeName) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float value : numbers.values()) {
      if (!Float.isFinite(value)) {
        return AS_GIVEN; // Such a number is refused in any range.
      }
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    if (type == NpyType.BOOL) {
      return UNIT;
    }
    if (type == NpyType.UINT8 && greatest - least >= LEAST_SPAN_OF_BYTES) {
      return BYTES;
    }
    ArrayRange smallest = smallest(type, least, greatest).orElse(AS_GIVEN);
    if (type == NpyType.UINT8 || !smallest.fits(least, greatest)) {
      throw new InputException(
          file
              + ": its numbers"
              + typeName
              + " run from "
              + least
              + " to "
              + greatest
              + ", from which black and white cannot be determined; set range to the numbers of"
              + " black and white, such as range: [0, 1] or range: [0, 255], or set values:"
              + " as-given if -1 is black and 1 is white");
    }
    return smallest;
  }

  private static Optional<ArrayRange> smallest(NpyType type, float least, float greatest) {
    return Stream.of(UNIT, AS_GIVEN, BYTES, SHORTS)
        .filter(range -> !range.equals(SHORTS) || type.isWhole())
        .filter(range -> least >= range.black && greatest <= range.white)
        .findFirst();
  }

  private boolean fits(float least, float greatest) {
    return least >= black && greatest <= white && greatest - least >= (white - black) / 2;
  }

  /**
   * Returns rows scaled from this range to [−1, 1].
   *
   * @throws InputException if a number is outside of the range, naming it
   */
  Matrix scaled(Path file, Matrix rows) {
    if (equals(AS_GIVEN)) {
      return rows;
    }
    float[] scaled = new float[rows.values().length];
    for (int index = 0; index < scaled.length; index++) {
      float value = rows.values()[index];
      if (value < Math.min(black, white) || value > Math.max(black, white)) {
        throw new InputException(
            file
                + ": value "
                + (index % rows.columns() + 1)
                + " of row "
                + (index / rows.columns() + 1)
                + " is "
                + value
                + ", which is not between "
                + black
                + " and "
                + white
                + ", the numbers of black and white");
      }
      scaled[index] = (float) (2 * (value - black) / (white - black) - 1);
    }
    return Matrix.wrap(rows.rows(), rows.columns(), scaled);
  }

  /** Returns whether the numbers are 8-bit pixels. */
  boolean isBytes() {
    return equals(BYTES);
  }
}
