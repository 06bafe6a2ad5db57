// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

/** A colour scale for densities, from white for 0 through blue to nearly black. */
final class Shades {

  private static final int COUNT = 120;
  private static final int[] ANCHORS = {
    0xffffff, 0xdcecf2, 0xa9d3dd, 0x66adc6, 0x3781ad, 0x245289, 0x161d4a
  };

  private Shades() {}

  /**
   * Returns one of 120 colours.
   *
   * @param share 0 for white, 1 for the darkest; clipped to this range
   */
  static int of(double share) {
    double place =
        Math.round(Math.max(0, Math.min(1, share)) * COUNT) * (ANCHORS.length - 1.0) / COUNT;
    int below = Math.min(ANCHORS.length - 2, (int) place);
    double part = place - below;
    int colour = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int from = ANCHORS[below] >> shift & 0xff;
      int to = ANCHORS[below + 1] >> shift & 0xff;
      colour |= (int) Math.round(from + part * (to - from)) << shift;
    }
    return colour;
  }
}
