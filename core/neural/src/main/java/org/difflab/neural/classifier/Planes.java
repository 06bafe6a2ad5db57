// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

/**
 * How a batch lies in an array: channel by channel, line by line, pixel by pixel, and of each pixel
 * the values of all images side by side.
 *
 * @param channels number of channels
 * @param height lines of each
 * @param width pixels of each line
 */
record Planes(int channels, int height, int width) {

  /** Returns how many values an image has. */
  int size() {
    return channels * height * width;
  }

  /** Returns the number of the first pixel of a line, among all of an image. */
  int line(int channel, int y) {
    return (channel * height + y) * width;
  }
}
