// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sanitises messages for a terminal. */
public final class TerminalText {

  private static final int LONGEST_WORD = 300;
  private static final int SHOWN_BEGINNING = 120;
  private static final int SHOWN_END = 40;
  private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (LONGEST_WORD + 1) + ",}");

  /** Control characters except line breaks and tabs. */
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");

  private TerminalText() {}

  /**
   * Returns a message in which words of more than {@value #LONGEST_WORD} characters are shortened,
   * and control characters are spelled as in Java.
   */
  public static String of(String message) {
    String visible = CONTROL.matcher(message).replaceAll(TerminalText::spelled);
    return LONG_WORD.matcher(visible).replaceAll(TerminalText::shortened);
  }

  private static String spelled(MatchResult found) {
    return String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0));
  }

  private static String shortened(MatchResult found) {
    String word = found.group();
    String shown =
        word.substring(0, SHOWN_BEGINNING)
            + "…("
            + word.length()
            + " characters)…"
            + word.substring(word.length() - SHOWN_END);
    return Matcher.quoteReplacement(shown);
  }
}
