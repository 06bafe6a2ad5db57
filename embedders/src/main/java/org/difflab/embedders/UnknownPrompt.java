// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The message for a prompt that is not in the vocabulary.
 *
 * @param prompt the requested prompt
 * @param vocabulary the known prompts, at least one
 */
record UnknownPrompt(String prompt, List<String> vocabulary) {

  /** Characters that would break the line of a message, and the escape character itself. */
  private static final Pattern ESCAPED = Pattern.compile("[\\\\\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

  /** Maximum number of prompts that a message lists; it counts the rest. */
  private static final int LISTED = 30;

  String message() {
    String known =
        vocabulary.stream()
            .limit(LISTED)
            .map(UnknownPrompt::inOneLine)
            .collect(Collectors.joining("', '", "'", "'"));
    int more = vocabulary.size() - LISTED;
    return "prompt '"
        + inOneLine(prompt)
        + "' is unknown; did you mean '"
        + inOneLine(nearest())
        + "'? There are "
        + known
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Formats a prompt as in {@code prompts.txt} and all other messages. */
  static String inOneLine(String prompt) {
    return ESCAPED
        .matcher(prompt)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    switch (found.group()) {
                      case "\\" -> "\\\\";
                      case "\n" -> "\\n";
                      case "\r" -> "\\r";
                      case "\t" -> "\\t";
                      default ->
                          String.format(Locale.ROOT, "\\u%04x", (int) found.group().charAt(0));
                    }));
  }

  /** The prompt of the vocabulary with the fewest edits to the unknown one, the first of equals. */
  private String nearest() {
    return vocabulary.stream()
        .min(Comparator.comparingInt(known -> edits(folded(prompt), folded(known))))
        .orElseThrow();
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** The least number of letters to insert, drop or replace (Levenshtein 1965). */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
