// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import org.difflab.spi.PixelLevels;

/** The scale of pixels: byte 0 (background) is −1, byte 255 is 1, value/127.5 − 1. */
final class Pixels {

  private static final float[] SCALE = new float[256];

  static {
    for (int value = 0; value < SCALE.length; value++) {
      SCALE[value] = PixelLevels.value(value);
    }
  }

  private Pixels() {}

  /** Returns the pixel for a possibly fractional value from 0 to 255. */
  static float scale(double value) {
    return (float) (value / 127.5 - 1);
  }

  /** Scales {@code count} bytes. */
  static void scale(byte[] bytes, int from, float[] target, int to, int count) {
    for (int index = 0; index < count; index++) {
      target[to + index] = SCALE[bytes[from + index] & 0xff];
    }
  }

  /** Scales an image stored column by column, and transposes it to line by line. */
  static void scaleTransposed(
      byte[] bytes, int from, float[] target, int to, int height, int width) {
    for (int line = 0; line < height; line++) {
      for (int column = 0; column < width; column++) {
        target[to + line * width + column] = SCALE[bytes[from + column * height + line] & 0xff];
      }
    }
  }
}
