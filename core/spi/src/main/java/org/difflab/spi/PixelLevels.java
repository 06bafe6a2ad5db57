// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The 8-bit scale on which images are saved. A value v of a channel becomes the level round((v +
 * 1)·127.5), limited to 0 … 255; halves are rounded up. Level l is converted back to the value
 * l/127.5 − 1, so −1 is level 0 and 1 is level 255.
 *
 * <p>Picture files, judges and metrics of images share this scale, so metrics measure images as
 * they are saved.
 *
 * @since 0.3
 */
public final class PixelLevels {

  /** The highest level; the lowest is 0. */
  public static final int MOST = 255;

  private static final float HALF = 127.5f;

  private PixelLevels() {}

  /** Returns the level, 0 to {@value #MOST}, of a value that is not NaN. */
  public static int level(float value) {
    return Math.max(0, Math.min(MOST, Math.round((value + 1) * HALF)));
  }

  /** Returns the value, −1 to 1, of a level from 0 to {@value #MOST}. */
  public static float value(int level) {
    return (float) (level / 127.5 - 1);
  }

  /**
   * Returns images as they are after being saved: the value of the level of each value.
   *
   * @param images n×d; not modified
   * @return n×d; the same matrix if nothing changes
   */
  public static Matrix saved(Matrix images) {
    float[] values = images.values();
    int first = 0;
    while (first < values.length && values[first] == value(level(values[first]))) {
      first++;
    }
    if (first == values.length) {
      return images;
    }
    float[] saved = values.clone();
    for (int i = first; i < saved.length; i++) {
      saved[i] = value(level(saved[i]));
    }
    return Matrix.wrap(images.rows(), images.columns(), saved);
  }
}
