// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

import java.util.HexFormat;

/** Escapes prompts as one line of text. */
public final class PromptText {

  private PromptText() {}

  /**
   * Returns a prompt in which a backslash is written as {@code \\}, a line feed as {@code \n}, a
   * carriage return as {@code \r}, a tab as {@code \t}, and every other control character, line
   * separator or unpaired surrogate as {@code \}{@code uXXXX} with four hexadecimal digits.
   */
  public static String inOneLine(String prompt) {
    StringBuilder line = new StringBuilder(prompt.length());
    prompt
        .codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                  if (needsDigits(character)) {
                    line.append("\\u").append(HexFormat.of().toHexDigits((char) character));
                  } else {
                    line.appendCodePoint(character);
                  }
                }
              }
            });
    return line.toString();
  }

  private static boolean needsDigits(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
