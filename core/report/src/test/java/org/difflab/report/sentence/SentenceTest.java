// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.report.sentence.Sentence.Letter;
import org.difflab.spi.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

  private static final List<String> ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().mapToObj(Character::toString).toList();

  private static Sentence laidOut(String text, int columns) {
    return Sentence.laidOut(text, new KnownCharacters(ALPHABET), columns);
  }

  /** The lines as they would be read, blanks at their ends left out. */
  private static List<String> lines(Sentence sentence) {
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < sentence.lines(); line++) {
      char[] cells = new char[sentence.columns()];
      Arrays.fill(cells, ' ');
      for (Letter letter : sentence.letters()) {
        if (letter.line() == line) {
          cells[letter.column()] = letter.prompt().charAt(0);
        }
      }
      lines.add(new String(cells).stripTrailing());
    }
    return lines;
  }

  @ParameterizedTest
  @CsvSource({
    "HELLO WORLD, 20, HELLO WORLD",
    "HELLO WORLD, 11, HELLO WORLD",
    "HELLO WORLD, 10, HELLO/WORLD",
    "HELLO WORLD, 5, HELLO/WORLD",
    "HELLO WORLD, 4, HELL/O/WORL/D",
    "A B C D, 3, A B/C D",
    "A    B, 3, A/B",
    "TO BE OR NOT TO BE, 8, TO BE OR/NOT TO/BE"
  })
  void wrapsBetweenWords(String text, int columns, String expected) {
    assertEquals(List.of(expected.split("/")), lines(laidOut(text, columns)));
  }

  @Test
  void breaksLinesWhereTheTextDoes() {
    assertEquals(List.of("AB", "", " C"), lines(laidOut("AB\n\n C\r\n", 9)));
  }

  @Test
  void findsCharactersInEitherCaseIfOneIsMeant() {
    assertEquals(List.of("HELLO"), lines(laidOut("Hello", 9)));
    KnownCharacters both = new KnownCharacters(List.of("a", "A", "b", "spiral"));
    assertEquals("a", both.prompt('a').orElseThrow());
    assertEquals("A", both.prompt('A').orElseThrow());
    assertEquals("b", both.prompt('B').orElseThrow());
  }

  @Test
  void namesEveryUnknownCharacterAtOnce() {
    KnownCharacters known = new KnownCharacters(List.of("A", "B"));
    InputException one =
        assertThrows(InputException.class, () -> Sentence.laidOut("AB C", known, 9));
    assertEquals(
        "character 'C' cannot be written; this pipeline was trained on A B, and blanks",
        one.getMessage());
    InputException many =
        assertThrows(InputException.class, () -> Sentence.laidOut("ÄB!? 😀!", known, 9));
    assertEquals(
        "characters 'Ä', '!', '?', '😀' cannot be written; this pipeline was trained on A B, and"
            + " blanks",
        many.getMessage());
  }

  @Test
  void refusesTextsWithNothingToWrite() {
    for (String text : List.of("", "  \n ")) {
      InputException problem = assertThrows(InputException.class, () -> laidOut(text, 9));
      assertEquals("the text has nothing to write, only spaces", problem.getMessage());
    }
    InputException tooLong = assertThrows(InputException.class, () -> laidOut("A".repeat(2001), 9));
    assertEquals(
        "the text has 2001 letters; at most 2000 are written at once", tooLong.getMessage());
  }

  @Test
  void refusesPipelinesWithoutCharacters() {
    InputException problem =
        assertThrows(InputException.class, () -> new KnownCharacters(List.of("spiral", "s-curve")));
    assertEquals(
        "this pipeline cannot write: none of its prompts is a single character (spiral, s-curve)",
        problem.getMessage());
  }
}
