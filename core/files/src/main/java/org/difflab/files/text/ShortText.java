// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

/** Abbreviates texts to a short line, for messages. */
public final class ShortText {

  private static final int MOST_LETTERS = 300;

  private ShortText() {}

  /** Returns a text in one line of at most {@value #MOST_LETTERS} letters. */
  public static String of(String text) {
    String line = text.replaceAll("\\s*\\R\\s*", " ");
    return line.length() > MOST_LETTERS
        ? line.substring(0, MOST_LETTERS).stripTrailing() + "…"
        : line;
  }
}
