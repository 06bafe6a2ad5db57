// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.spi.InputException;

/**
 * A text laid out in lines of cells, one character each. Lines are broken at line breaks of the
 * text, and wrapped between words; a word longer than a line is split. Blanks at a wrap are
 * dropped.
 *
 * @param letters the characters to draw, in the order of the text; all other cells are blank
 * @param columns cells of the longest line
 * @param lines number of lines
 */
public record Sentence(List<Letter> letters, int columns, int lines) {

  private static final int MOST_LETTERS = 2000;

  /** Copies the letters. */
  public Sentence {
    letters = List.copyOf(letters);
  }

  /**
   * One letter in its cell.
   *
   * @param prompt its prompt
   * @param line its line, from 0
   * @param column its column, from 0
   */
  public record Letter(String prompt, int line, int column) {}

  /**
   * Lays a text out.
   *
   * @param most maximum number of cells per line
   * @throws InputException if there is nothing to draw, or a character is unknown
   */
  public static Sentence laidOut(String text, KnownCharacters known, int most) {
    known.require(text);
    List<Letter> letters = new ArrayList<>();
    List<int[]> lines = lines(text, most);
    for (int line = 0; line < lines.size(); line++) {
      int[] characters = lines.get(line);
      for (int column = 0; column < characters.length; column++) {
        int place = line;
        int cell = column;
        known
            .prompt(characters[column])
            .ifPresent(prompt -> letters.add(new Letter(prompt, place, cell)));
      }
    }
    if (letters.isEmpty()) {
      throw new InputException("the text has nothing to write, only spaces");
    }
    if (letters.size() > MOST_LETTERS) {
      throw new InputException(
          "the text has "
              + letters.size()
              + " letters; at most "
              + MOST_LETTERS
              + " are written at once");
    }
    int columns = letters.stream().mapToInt(Letter::column).max().orElseThrow() + 1;
    return new Sentence(letters, columns, lines.size());
  }

  private static List<int[]> lines(String text, int most) {
    return text.lines()
        .map(line -> line.codePoints().toArray())
        .flatMap(line -> wrapped(line, most).stream())
        .toList();
  }

  private static List<int[]> wrapped(int[] line, int most) {
    List<int[]> wrapped = new ArrayList<>();
    int from = 0;
    while (line.length - from > most) {
      int end = from + most;
      while (end > from && !Character.isWhitespace(line[end])) {
        end--;
      }
      if (end == from) {
        end = from + most;
      }
      wrapped.add(IntStream.range(from, end).map(i -> line[i]).toArray());
      from = end;
      while (from < line.length && Character.isWhitespace(line[from])) {
        from++;
      }
    }
    wrapped.add(IntStream.range(from, line.length).map(i -> line[i]).toArray());
    return wrapped;
  }
}
