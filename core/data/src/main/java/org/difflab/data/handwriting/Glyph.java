// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.List;

/**
 * One way to write a character, in a box of height 1.
 *
 * @param character the character
 * @param weight its relative frequency among the glyphs of the character
 * @param strokes in the order of writing, at least one
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
