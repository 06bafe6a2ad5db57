// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

/**
 * The layout of a batch in an array: channel by channel, line by line, pixel by pixel, with the
 * values of all images next to each other.
 *
 * @param channels number of channels
 * @param height lines of each
 * @param width pixels of each line
 */
record Planes(int channels, int height, int width) {

  /** Returns the number of values of an image. */
  int size() {
    return channels * height * width;
  }

  /** Returns the index of the first pixel of a line in an image. */
  int line(int channel, int y) {
    return (channel * height + y) * width;
  }
}
