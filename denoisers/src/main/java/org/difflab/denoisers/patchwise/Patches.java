// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import org.difflab.denoisers.local.ImageLatents;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * The square patches that lie within images of a shape, at all (height − side + 1)·(width − side +
 * 1) places. The patches of several images are numbered image by image, and those of an image by
 * place, line by line.
 *
 * <p>Numbers fit an int: an image has no more places than pixels, and all images fit one matrix.
 *
 * @param image the shape of an image
 * @param side in pixels, at least 1 and at most the shorter side of an image
 */
record Patches(Shape image, int side) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the shape is not that of an image, or a patch is larger
   */
  Patches {
    ImageLatents.check(image);
    int shorter = Math.min(image.height(), image.width());
    if (side > shorter) {
      throw new IllegalArgumentException(
          "width: patches of "
              + side
              + "x"
              + side
              + " pixels are larger than images of shape "
              + image
              + "; a width of at most "
              + shorter
              + " is possible");
    }
  }

  /** Returns the shape of a patch. */
  Shape shape() {
    return new Shape(side, side, image.channels());
  }

  /** Returns the number of patches of an image. */
  int places() {
    return lines() * columns();
  }

  private int lines() {
    return image.height() - side + 1;
  }

  private int columns() {
    return image.width() - side + 1;
  }

  /**
   * Cuts patches out of images.
   *
   * @param images n×w
   * @param numbers of the patches
   * @return one patch a row
   */
  Matrix cut(Matrix images, int[] numbers) {
    int length = side * image.channels();
    float[] patches = new float[Matrix.length(numbers.length, side * length)];
    int to = 0;
    for (int number : numbers) {
      int from = first(number);
      for (int line = 0; line < side; line++) {
        System.arraycopy(images.values(), from, patches, to, length);
        from += image.width() * image.channels();
        to += length;
      }
    }
    return Matrix.wrap(numbers.length, side * length, patches);
  }

  /**
   * Adds patches to the pixels that they hold.
   *
   * @param patches one a row
   * @param numbers of the patches
   * @param sums the values of the images
   */
  void add(Matrix patches, int[] numbers, double[] sums) {
    int length = side * image.channels();
    int next = 0;
    for (int number : numbers) {
      int to = first(number);
      for (int line = 0; line < side; line++) {
        for (int value = 0; value < length; value++) {
          sums[to + value] += patches.values()[next++];
        }
        to += image.width() * image.channels();
      }
    }
  }

  /** Returns where the first value of a patch is among the values of the images. */
  private int first(int number) {
    int place = number % places();
    int pixel = place / columns() * image.width() + place % columns();
    return number / places() * image.size() + pixel * image.channels();
  }

  /** Returns |C_p|, how many patches of an image hold a pixel p. */
  int holding(int pixel) {
    return holding(pixel / image.width(), lines()) * holding(pixel % image.width(), columns());
  }

  /** Returns how many of the intervals that begin at 0 … count − 1 hold a position. */
  private int holding(int position, int count) {
    return Math.min(position, count - 1) - Math.max(0, position - side + 1) + 1;
  }
}
