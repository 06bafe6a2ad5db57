// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.spi.Shape;

/**
 * How loops walk through an image: in lines of whole pixels, long enough for vector instructions
 * and short enough for the cache next to the processor. Loops work on arrays that begin with the
 * line, as compilers vectorise no others, which is why lines are copied; that takes a tenth of the
 * time.
 *
 * @param channels values of a pixel
 * @param pixels pixels of a line
 * @param count lines of an image
 */
record PixelLines(int channels, int pixels, int count) {

  private static final int MOST_VALUES = 1024;

  /** Returns the longest suitable lines that divide an image. */
  static PixelLines of(Shape image) {
    int pixels = image.height() * image.width();
    int most = Math.max(1, Math.min(pixels, MOST_VALUES / image.channels()));
    while (pixels % most != 0) {
      most--;
    }
    return new PixelLines(image.channels(), most, pixels / most);
  }

  /** Returns the number of values of a line. */
  int length() {
    return pixels * channels;
  }

  /** Copies the values of the first pixel, already in the line, to all others. */
  void repeat(float[] line) {
    int length = length();
    for (int filled = channels; filled < length; filled *= 2) {
      System.arraycopy(line, 0, line, filled, Math.min(filled, length - filled));
    }
  }

  /** Adds a line to sums by channel. */
  void addChannels(float[] line, double[] sums) {
    int at = 0;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        sums[channel] += line[at + channel];
      }
      at += channels;
    }
  }
}
