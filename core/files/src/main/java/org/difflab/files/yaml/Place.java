// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.util.Comparator;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Place(int line, int column) implements Comparable<Place> {

  /** The first character. */
  public static final Place START = new Place(1, 1);

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  /** Returns the place of the character that follows {@code before}. */
  static Place after(CharSequence before) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < before.length(); i++) {
      char character = before.charAt(i);
      if (character == '\n') {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(character)) {
        column++;
      }
    }
    return new Place(line, column);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** Returns the place as "7:14". */
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
