// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.difflab.files.AtomicFile;
import org.difflab.files.StrictJson;
import org.difflab.files.text.PromptText;
import org.difflab.files.text.ShortText;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;

/**
 * The prompts of generated samples as a file, {@code prompts.txt}: one line per sample, in UTF-8,
 * each line ended by a line feed. In a line, a backslash is written as {@code \\}, a line feed as
 * {@code \n}, a carriage return as {@code \r}, a tab as {@code \t}, and every other control
 * character, line separator or unpaired surrogate as {@code \}{@code uXXXX} with four hexadecimal
 * digits; all other characters are written as they are. So the file has exactly one line per sample
 * for all programs, and reading it returns the written prompts.
 */
public final class PromptLines {

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|([nrt\\\\])|)");

  /** Maximum number of prompts named in a message. */
  private static final int MOST_NAMED = 12;

  private PromptLines() {}

  static void write(Path file, List<String> prompts) {
    StringBuilder lines = new StringBuilder();
    prompts.forEach(prompt -> lines.append(PromptText.inOneLine(prompt)).append('\n'));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }

  /**
   * Reads a file.
   *
   * @throws InputException if it cannot be read, or a line contains an escape other than those
   *     above
   */
  public static List<String> read(Path file) {
    List<String> lines = StrictJson.text(file).lines().toList();
    String[] prompts = new String[lines.size()];
    for (int index = 0; index < prompts.length; index++) {
      prompts[index] = unescaped(file, index + 1, lines.get(index));
    }
    return List.of(prompts);
  }

  /**
   * Reads a file whose prompts are known.
   *
   * @param known the known prompts
   * @throws InputException as {@link #read(Path)}, and if a line is not one of them
   */
  public static List<String> read(Path file, List<String> known) {
    List<String> prompts = read(file);
    Set<String> set = Set.copyOf(known);
    for (int index = 0; index < prompts.size(); index++) {
      if (!set.contains(prompts.get(index))) {
        List<String> shown = known.stream().map(PromptText::inOneLine).toList();
        throw new InputException(
            file
                + ":"
                + (index + 1)
                + ": "
                + Spelling.unknown(
                    "prompt",
                    ShortText.of(PromptText.inOneLine(prompts.get(index))),
                    shown,
                    Spelling.first(MOST_NAMED, shown)));
      }
    }
    return prompts;
  }

  private static String unescaped(Path file, int line, String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> Matcher.quoteReplacement(meaning(file, line, escape)));
  }

  private static String meaning(Path file, int line, MatchResult escape) {
    if (escape.group(1) != null) {
      return Character.toString((char) Integer.parseInt(escape.group(1), 16));
    }
    if (escape.group(2) == null) {
      throw new InputException(
          file
              + ":"
              + line
              + ": a backslash must be followed by n, r, t, another backslash, or u and 4"
              + " hexadecimal digits");
    }
    return switch (escape.group(2)) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      default -> "\\";
    };
  }
}
