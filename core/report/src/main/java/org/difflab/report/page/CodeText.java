// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of an experiment in which backticks enclose code, as in Markdown. There is no other
 * markup.
 *
 * @param segments its parts in order
 */
public record CodeText(List<Segment> segments) {

  private static final Pattern CODE =
      Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);

  /**
   * A part of the text.
   *
   * @param code whether it was enclosed in backticks
   * @param text the part without them, still to be escaped for the language of the page
   */
  public record Segment(boolean code, String text) {}

  /** Copies the list. */
  public CodeText {
    segments = List.copyOf(segments);
  }

  /** Parses a text. */
  public static CodeText of(String text) {
    List<Segment> segments = new ArrayList<>();
    Matcher matcher = CODE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      add(segments, false, text.substring(end, matcher.start()));
      add(segments, true, matcher.group(2).strip());
      end = matcher.end();
    }
    add(segments, false, text.substring(end));
    return new CodeText(segments);
  }

  private static void add(List<Segment> segments, boolean code, String text) {
    if (!text.isEmpty()) {
      segments.add(new Segment(code, text));
    }
  }

  /** Returns whether it is empty. */
  public boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Returns the text without the backticks of code. */
  public String plain() {
    StringBuilder plain = new StringBuilder();
    segments.forEach(segment -> plain.append(segment.text()));
    return plain.toString();
  }

  /** Returns the text as Markdown on one line, in which everything except code is escaped. */
  String markdown() {
    StringBuilder markdown = new StringBuilder();
    for (Segment segment : segments) {
      String line = segment.text().replaceAll("\\s+", " ");
      if (segment.code()) {
        String quote = line.contains("`") ? "``" : "`";
        markdown.append(quote).append(line).append(quote);
      } else {
        // Escaping strips the spaces between words and code.
        markdown
            .append(line.startsWith(" ") ? " " : "")
            .append(MarkdownText.escaped(line))
            .append(line.endsWith(" ") && !line.isBlank() ? " " : "");
      }
    }
    return markdown.toString().strip();
  }
}
