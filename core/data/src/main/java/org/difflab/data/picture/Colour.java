// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

/** The channels of a pixel. */
public enum Colour {
  /** One value: brightness, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
  GREY(1),
  /** Three values: red, green and blue in sRGB. */
  RGB(3);

  private final int channels;

  Colour(int channels) {
    this.channels = channels;
  }

  /** Returns the number of values of a pixel. */
  public int channels() {
    return channels;
  }
}
