// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

/** Escapes texts for Markdown. */
final class MarkdownText {

  private static final String SPECIAL = "\\`*_{}[]<>#|~";

  private MarkdownText() {}

  /** Returns an escaped text on one line, also for tables. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char character : text.strip().replaceAll("\\s+", " ").toCharArray()) {
      if (SPECIAL.indexOf(character) >= 0) {
        escaped.append('\\');
      }
      escaped.append(character);
    }
    return escaped.toString();
  }
}
