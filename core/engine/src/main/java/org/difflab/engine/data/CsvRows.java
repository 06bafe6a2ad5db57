package org.difflab.engine.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.difflab.engine.file.FileProblem;
import org.difflab.spi.InputException;

/** Reads the rows of a CSV file (RFC 4180, UTF-8); empty lines are passed over. */
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

  /**
   * Reads rows until the receiver wants no more.
   *
   * @throws InputException if the file cannot be read or is no CSV
   */
  static void read(Path file, Receiver receiver) {
    try (InputStream in = Files.newInputStream(file);
        CsvParser parser = new CsvFactory().createParser(in)) {
      parser.enable(CsvParser.Feature.WRAP_AS_ARRAY);
      parser.enable(CsvParser.Feature.TRIM_SPACES);
      parser.nextToken();
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        if (!row(parser, receiver)) {
          return;
        }
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InputException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw FileProblem.reading(file, e);
    }
  }

  private static boolean row(CsvParser parser, Receiver receiver) throws IOException {
    List<String> cells = new ArrayList<>();
    int line = 0;
    while (parser.nextToken() == JsonToken.VALUE_STRING) {
      if (cells.isEmpty()) {
        line = parser.currentTokenLocation().getLineNr();
      }
      cells.add(parser.getText());
    }
    boolean isEmpty = cells.isEmpty() || (cells.size() == 1 && cells.get(0).isEmpty());
    return isEmpty || receiver.accept(line, cells);
  }
}
