// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.List;

/**
 * One way to write a character, in a box whose height is 1.
 *
 * @param character what it shows, one character
 * @param weight how frequent it is among the ways to write this character
 * @param strokes in the order in which a hand makes them, at least one
 */
record Glyph(String character, int weight, List<Stroke> strokes) {

  Glyph {
    strokes = List.copyOf(strokes);
    if (weight < 1 || strokes.isEmpty()) {
      throw new IllegalArgumentException(
          "a glyph needs a weight of at least 1 and a stroke; '" + character + "' has not");
    }
  }
}
