// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

/**
 * The layout of a layer's values: channel by channel, line by line, pixel by pixel.
 *
 * @param channels number of channels
 * @param height lines of each
 * @param width pixels of each line
 */
record LenetPlanes(int channels, int height, int width) {

  /** Returns the number of values. */
  int size() {
    return channels * height * width;
  }

  /** Returns the index of a value. */
  int at(int channel, int y, int x) {
    return (channel * height + y) * width + x;
  }
}
