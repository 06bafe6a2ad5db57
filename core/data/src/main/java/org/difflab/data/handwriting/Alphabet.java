// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The glyphs of all supported characters.
 *
 * @param glyphs the glyphs of each character, in the order of the glyph file
 */
record Alphabet(Map<String, List<Glyph>> glyphs) {

  /** Returns the supported characters. */
  Set<String> characters() {
    return glyphs.keySet();
  }

  /** Returns the glyphs of a character. */
  List<Glyph> waysToWrite(String character) {
    List<Glyph> ways = glyphs.get(character);
    if (ways == null) {
      throw new IllegalArgumentException(
          "'" + character + "' is not drawn; there are " + String.join("", characters()));
    }
    return ways;
  }

  /**
   * Chooses a glyph with a probability proportional to its weight, by a uniform number in (0, 1).
   */
  Glyph choose(String character, double uniform) {
    List<Glyph> ways = waysToWrite(character);
    int total = 0;
    for (Glyph way : ways) {
      total += way.weight();
    }
    double left = uniform * total;
    for (Glyph way : ways) {
      left -= way.weight();
      if (left < 0) {
        return way;
      }
    }
    return ways.get(ways.size() - 1);
  }
}
