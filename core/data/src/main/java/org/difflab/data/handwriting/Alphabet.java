// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every way to write every character that can be written.
 *
 * @param glyphs the ways to write each character, characters in the order of the glyph file
 */
record Alphabet(Map<String, List<Glyph>> glyphs) {

  /** Returns the characters that can be written. */
  Set<String> characters() {
    return glyphs.keySet();
  }

  /** Returns the ways to write a character. */
  List<Glyph> waysToWrite(String character) {
    List<Glyph> ways = glyphs.get(character);
    if (ways == null) {
      throw new IllegalArgumentException(
          "'" + character + "' is not drawn; there are " + String.join("", characters()));
    }
    return ways;
  }

  /** Chooses one way, each in proportion to its weight, by a uniform number in (0, 1). */
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
