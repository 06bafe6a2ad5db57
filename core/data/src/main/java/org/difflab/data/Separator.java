// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.Locale;

/** What separates the columns of a table. */
public enum Separator {
  /** A comma, as in RFC 4180. */
  COMMA(','),
  /** A semicolon, as spreadsheets write where the comma is the decimal sign. */
  SEMICOLON(';'),
  /** A tabulator. */
  TAB('\t');

  private final char character;

  Separator(char character) {
    this.character = character;
  }

  char character() {
    return character;
  }

  /** Returns the word for it in files and messages. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns what to do about a cell that holds another separator, with a leading semicolon; nothing
   * if it holds none.
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
