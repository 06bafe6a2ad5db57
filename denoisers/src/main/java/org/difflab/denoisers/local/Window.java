// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import org.difflab.spi.Shape;

/**
 * Lines {@code top} (inclusive) to {@code bottom} (exclusive) and, of these, pixels {@code left} to
 * {@code right}.
 */
record Window(int top, int left, int bottom, int right) {

  Window grown(int radius) {
    return new Window(
        saturated(top, -radius),
        saturated(left, -radius),
        saturated(bottom, radius),
        saturated(right, radius));
  }

  private static int saturated(int position, int radius) {
    return (int) Math.max(-(1 << 30), Math.min(1 << 30, (long) position + radius));
  }

  Window within(Shape shape) {
    return new Window(
        Math.max(0, top),
        Math.max(0, left),
        Math.min(shape.height(), bottom),
        Math.min(shape.width(), right));
  }

  Window minus(Window center) {
    return new Window(
        top - center.top, left - center.left, bottom - center.top, right - center.left);
  }

  Window plus(Window center) {
    return new Window(
        top + center.top, left + center.left, bottom + center.top, right + center.left);
  }

  /** Returns the columns of the window's values in a row, line by line, channels fastest. */
  int[] columns(Shape shape) {
    int[] columns = new int[(bottom - top) * (right - left) * shape.channels()];
    int next = 0;
    for (int line = top; line < bottom; line++) {
      for (int pixel = left; pixel < right; pixel++) {
        boolean inside = line >= 0 && line < shape.height() && pixel >= 0 && pixel < shape.width();
        for (int channel = 0; channel < shape.channels(); channel++) {
          columns[next++] =
              inside
                  ? (line * shape.width() + pixel) * shape.channels() + channel
                  : PatchGroup.OUTSIDE;
        }
      }
    }
    return columns;
  }

  /** Returns the columns as {@link #columns} does, of an image whose opposite edges meet. */
  int[] wrapped(Shape shape) {
    int[] columns = new int[(bottom - top) * (right - left) * shape.channels()];
    int next = 0;
    for (int line = top; line < bottom; line++) {
      for (int pixel = left; pixel < right; pixel++) {
        int place =
            Math.floorMod(line, shape.height()) * shape.width()
                + Math.floorMod(pixel, shape.width());
        for (int channel = 0; channel < shape.channels(); channel++) {
          columns[next++] = place * shape.channels() + channel;
        }
      }
    }
    return columns;
  }
}
