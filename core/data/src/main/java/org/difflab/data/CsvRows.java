// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.difflab.files.FileProblem;
import org.difflab.files.TextFile;
import org.difflab.spi.InputException;

/**
 * Reads the rows of a CSV file: RFC 4180 with a choice of separators, lines ended by LF, CR or
 * both, in UTF-8 or, with a byte order mark, UTF-16 or UTF-32. Blanks around a cell are not part of
 * it, those within its quotes are; empty lines are skipped.
 */
final class CsvRows {

  private CsvRows() {}

  /** Receives one row after the other. */
  @FunctionalInterface
  interface Receiver {

    /**
     * Receives a row.
     *
     * @param line the line of the file in which it begins, counted from 1
     * @return whether to continue
     */
    boolean accept(int line, List<String> cells);
  }

  /** How empty lines are treated. */
  enum EmptyLines {
    /** They are skipped. */
    SKIPPED,
    /** They are rows of one empty cell. */
    GIVEN
  }

  /**
   * Reads rows until the receiver returns false.
   *
   * @throws InputException if the file cannot be read, is not text or not CSV
   */
  static void read(Path file, Separator separator, EmptyLines empty, Receiver receiver) {
    try (Reader in = new CellTrimmer(TextFile.open(file), separator.character());
        CsvParser parser = new CsvFactory().createParser(in)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator.character()));
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        if (!row(parser, empty, receiver)) {
          return;
        }
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InputException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw TextFile.malformed(file);
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
  }

  private static boolean row(CsvParser parser, EmptyLines empty, Receiver receiver)
      throws IOException {
    List<String> cells = new ArrayList<>();
    int line = 0;
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      if (cells.isEmpty()) {
        line = parser.currentTokenLocation().getLineNr();
      }
      cells.add(parser.getText());
    }
    boolean isEmpty = cells.isEmpty() || (cells.size() == 1 && cells.get(0).isEmpty());
    return (isEmpty && empty == EmptyLines.SKIPPED) || receiver.accept(line, cells);
  }

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  /** Returns whether a cell contains only blanks, possibly in quotes. */
  static boolean isBlank(String cell) {
    return trimmed(cell).isEmpty();
  }

  /** Returns a cell without leading and trailing blanks, as for numbers and names of columns. */
  static String trimmed(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && isBlank(cell.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(from, to);
  }

  /**
   * Removes whitespace of every kind, including no-break spaces, between a separator or line break
   * and the text or quotes of a cell.
   */
  private static final class CellTrimmer extends Reader {

    private static final char QUOTE = '"';
    private static final int BUFFER = 1 << 13;

    private final Reader in;
    private final char separator;
    private final char[] read = new char[BUFFER];
    private final StringBuilder given = new StringBuilder();
    private final StringBuilder blanks = new StringBuilder();
    private int next;
    private State state = State.BEFORE;

    private enum State {
      /** At the start of a cell. */
      BEFORE,
      /** In a cell without quotes. */
      PLAIN,
      /** Between quotes. */
      QUOTED,
      /** After a closing quote, unless another quote follows immediately. */
      AFTER_QUOTE
    }

    CellTrimmer(Reader in, char separator) {
      this.in = in;
      this.separator = separator;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      while (next == given.length()) {
        given.setLength(0);
        next = 0;
        int count = in.read(read);
        if (count < 0) {
          return count;
        }
        for (int index = 0; index < count; index++) {
          take(read[index]);
        }
      }
      int count = Math.min(length, given.length() - next);
      given.getChars(next, next + count, buffer, from);
      next += count;
      return count;
    }

    private void take(char character) {
      if (state == State.QUOTED) {
        given.append(character);
        state = character == QUOTE ? State.AFTER_QUOTE : State.QUOTED;
      } else if (character == separator || character == '\n' || character == '\r') {
        blanks.setLength(0);
        given.append(character);
        state = State.BEFORE;
      } else if (isBlank(character)) {
        blanks.append(character);
      } else {
        boolean begins = state == State.BEFORE;
        boolean doubled = state == State.AFTER_QUOTE && blanks.isEmpty();
        if (!begins) {
          given.append(blanks);
        }
        blanks.setLength(0);
        given.append(character);
        state = character == QUOTE && (begins || doubled) ? State.QUOTED : State.PLAIN;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
