// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.List;

/** Checks, before a network is made, that the weights of each of its layers fit into one array. */
public final class LayerSizes {

  /** The longest array that every Java allows. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private LayerSizes() {}

  /**
   * Checks the layers between these widths.
   *
   * @param option the option that chooses hidden widths, for messages
   * @param beside how many values every layer takes beside those of the layer before
   * @param widths the width of the input, of each hidden layer and of the output
   * @throws IllegalArgumentException naming the option and the first layer that is too large
   */
  public static void require(String option, long beside, List<Long> widths) {
    for (int layer = 1; layer < widths.size(); layer++) {
      long from = widths.get(layer - 1) + beside;
      long to = widths.get(layer);
      if (from * to > LONGEST) {
        throw new IllegalArgumentException(
            "option '"
                + option
                + "': layer "
                + layer
                + " from "
                + from
                + " to "
                + to
                + " values has more weights than the "
                + LONGEST
                + " that fit into one matrix");
      }
    }
  }
}
