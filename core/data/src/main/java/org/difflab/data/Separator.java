// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.Locale;

/** The separator of the columns of a table. */
public enum Separator {
  /** A comma, as in RFC 4180. */
  COMMA(','),
  /** A semicolon, as written by spreadsheets in locales with a decimal comma. */
  SEMICOLON(';'),
  /** A tab. */
  TAB('\t');

  private final char character;

  Separator(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }

  /** Returns its name in files and messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns advice for a cell that contains another separator, with a leading semicolon; an empty
   * text if it contains none.
   */
  String advice(String cell) {
    StringBuilder advice = new StringBuilder();
    for (Separator other : values()) {
      if (other != this && cell.indexOf(other.character) >= 0) {
        advice
            .append("; if ")
            .append(other == TAB ? "tabs separate" : other.word() + "s separate")
            .append(" the columns, set separator: ")
            .append(other.word());
      }
    }
    return advice.toString();
  }
}
