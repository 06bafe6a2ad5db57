package org.difflab.engine.data;

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
import org.difflab.engine.file.FileProblem;
import org.difflab.engine.file.TextFile;
import org.difflab.spi.InputException;

/**
 * Reads the rows of a CSV file: RFC 4180 with a choice of separators, lines ended by LF, CR or
 * both, in UTF-8 or, with a byte order mark, UTF-16 or UTF-32. Blanks around a cell are no part of
 * it, and empty lines are skipped.
 */
final class CsvRows {

  private CsvRows() {}

  /** Is given one row after the other. */
  @FunctionalInterface
  interface Receiver {

    /**
     * Takes a row.
     *
     * @param line the line of the file in which it begins, counted from 1
     * @return whether to go on
     */
    boolean accept(int line, List<String> cells);
  }

  /** What becomes of empty lines. */
  enum EmptyLines {
    /** They are skipped. */
    SKIPPED,
    /** They are rows of one empty cell. */
    GIVEN
  }

  /**
   * Reads rows until the receiver wants no more.
   *
   * @throws InputException if the file cannot be read, is no text or is no CSV
   */
  static void read(Path file, Separator separator, EmptyLines empty, Receiver receiver) {
    try (Reader in = TextFile.open(file);
        CsvParser parser = new CsvFactory().createParser(in)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator.character()));
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      parser.enable(CsvParser.Feature.TRIM_SPACES);
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
      cells.add(trimmed(parser.getText()));
    }
    boolean isEmpty = cells.isEmpty() || (cells.size() == 1 && cells.get(0).isEmpty());
    return (isEmpty && empty == EmptyLines.SKIPPED) || receiver.accept(line, cells);
  }

  /** Cuts every kind of blank, within quotes too: no-break spaces often surround a cell unseen. */
  private static String trimmed(String cell) {
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

  private static boolean isBlank(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
