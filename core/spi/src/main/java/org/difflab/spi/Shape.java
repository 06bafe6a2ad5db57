// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The layout of the values of one row: an image of {@code height} lines of {@code width} pixels of
 * {@code channels} values each, with the channel as the fastest index. A plain vector is one line
 * of one channel.
 *
 * @param height lines, at least 1
 * @param width pixels per line, at least 1
 * @param channels values per pixel: 1 for grey, 3 for RGB
 * @since 0.1
 */
public record Shape(int height, int width, int channels) {

  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one of them is less than 1, or a row of this shape would
   *     have more values than an array can hold, 2³¹ − 9
   */
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a shape needs sizes of at least 1, found " + height + "x" + width + "x" + channels);
    }
    if ((long) height * width > MOST_VALUES / channels) {
      throw new IllegalArgumentException(
          "a shape of "
              + height
              + "x"
              + width
              + "x"
              + channels
              + " has more values than the "
              + MOST_VALUES
              + " that an array can hold");
    }
  }

  /** Returns the shape of a plain vector of {@code size} values. */
  public static Shape vector(int size) {
    return new Shape(1, size, 1);
  }

  /** Returns the number of values of a row. */
  public int size() {
    return height * width * channels;
  }

  /** Returns whether a row is an image: more than one line of pixels. */
  public boolean isImage() {
    return height > 1 && width > 1 && (channels == 1 || channels == 3);
  }

  @Override
  public String toString() {
    return height == 1 && channels == 1
        ? Integer.toString(width)
        : height + "x" + width + "x" + channels;
  }
}
