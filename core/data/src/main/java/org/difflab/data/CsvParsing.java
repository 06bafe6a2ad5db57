// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.files.DecimalText;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/**
 * Parses the rows of a CSV file as numbers and prompts.
 *
 * @param separator the separator of the columns
 * @param header whether the first row names the columns
 * @param promptColumn the column of prompts: its name, or its number counted from 1
 * @param onlyPrompt the prompt of every row if there is no such column
 */
record CsvParsing(
    Separator separator, boolean header, Optional<String> promptColumn, String onlyPrompt) {

  private static final int NO_COLUMN = -1;
  private static final long LARGEST = Integer.MAX_VALUE - 8L;
  private static final int SHOWN = 60;

  /**
   * Returns the number of values of the first row.
   *
   * @throws InputException if there is no row
   */
  int width(Path file) {
    Rows rows = new Rows(file, false);
    CsvRows.read(
        file,
        separator,
        CsvRows.EmptyLines.SKIPPED,
        (line, cells) -> rows.accept(line, cells) && rows.count == 0);
    return rows.width();
  }

  /**
   * The content of a file without its numbers.
   *
   * @param rows number of rows
   * @param prompts the distinct prompts, in the order of the file
   */
  record Contents(int rows, List<String> prompts) {}

  /**
   * Reads a whole file and checks all its numbers without storing them, in constant memory.
   *
   * @throws InputException naming the invalid row and column
   */
  Contents contents(Path file) {
    Rows rows = readAll(file, false);
    return new Contents(rows.count, List.copyOf(rows.known.keySet()));
  }

  /**
   * Reads a whole file.
   *
   * @throws InputException naming the invalid row and column
   */
  Table read(Path file) {
    return readAll(file, true).table();
  }

  private Rows readAll(Path file, boolean keepsNumbers) {
    Rows rows = new Rows(file, keepsNumbers);
    CsvRows.read(file, separator, CsvRows.EmptyLines.SKIPPED, rows::accept);
    rows.requireWhole();
    return rows;
  }

  /** The rows read so far. */
  private final class Rows {

    private final Path file;
    private final boolean keepsNumbers;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final List<String> prompts = new ArrayList<>();
    private float[] values = new float[1 << 12];
    private ColumnRounding rounding = new ColumnRounding(0);
    private int columns;
    private int promptAt = NO_COLUMN;
    private int count;

    Rows(Path file, boolean keepsNumbers) {
      this.file = file;
      this.keepsNumbers = keepsNumbers;
    }

    boolean accept(int line, List<String> cells) {
      if (columns == 0) {
        begin(line, cells);
        if (header) {
          return true;
        }
      }
      if (cells.size() != columns) {
        throw new InputException(
            file
                + ":"
                + line
                + ": has "
                + columns(cells.size())
                + " where the first row has "
                + columns);
      }
      add(line, cells);
      return true;
    }

    private void begin(int line, List<String> cells) {
      columns = cells.size();
      rounding = new ColumnRounding(columns);
      String advice = columns == 1 ? separator.advice(cells.get(0)) : "";
      if (!advice.isEmpty()) {
        throw new InputException(
            file + ":" + line + ": has one column, '" + shown(cells.get(0)) + "'" + advice);
      }
      promptAt = promptColumn.map(name -> find(name, cells)).orElse(NO_COLUMN);
    }

    private int find(String name, List<String> cells) {
      List<String> names = cells.stream().map(CsvRows::trimmed).toList();
      if (header && names.contains(name)) {
        if (Collections.frequency(names, name) > 1) {
          throw new InputException(
              file
                  + ": has "
                  + columns(Collections.frequency(names, name))
                  + " of the name '"
                  + name
                  + "'; give the number of the one that holds the prompts, "
                  + (names.indexOf(name) + 1)
                  + " or "
                  + (names.lastIndexOf(name) + 1));
        }
        return names.indexOf(name);
      }
      if (name.matches("[1-9]\\d{0,8}") && Integer.parseInt(name) <= columns) {
        return Integer.parseInt(name) - 1;
      }
      throw new InputException(
          file
              + ": has no column '"
              + name
              + "' for prompts; it has "
              + (header ? String.join(", ", names) + " and the numbers " : "")
              + "1 to "
              + columns
              + Spelling.suggestion(name, header ? names : List.of()));
    }

    private void add(int line, List<String> cells) {
      long needed = (count + 1L) * width();
      if (needed > LARGEST) {
        throw new InputException(file + ":" + line + ": more than " + LARGEST + " values");
      }
      if (keepsNumbers && needed > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(LARGEST, needed * 2));
      }
      int place = count * width();
      for (int column = 0; column < columns; column++) {
        if (column != promptAt) {
          float value = rounding.add(column, number(line, column, cells.get(column)));
          if (keepsNumbers) {
            values[place++] = value;
          }
        }
      }
      String prompt = promptAt == NO_COLUMN ? onlyPrompt : cells.get(promptAt);
      if (CsvRows.isBlank(prompt)) {
        throw new InputException(
            file + ":" + line + ": the prompt, column " + (promptAt + 1) + ", is empty");
      }
      String same = known.computeIfAbsent(prompt, text -> text);
      if (keepsNumbers) {
        prompts.add(same);
      }
      count++;
    }

    private double number(int line, int column, String text) {
      OptionalDouble value = DecimalText.parse(CsvRows.trimmed(text));
      if (value.isEmpty()) {
        throw problem(line, column, " must be a number, found '" + shown(text) + "'" + hint(text));
      }
      if (!Float.isFinite((float) value.getAsDouble())) {
        throw problem(
            line, column, " must lie within ±" + Float.MAX_VALUE + ", found '" + shown(text) + "'");
      }
      return value.getAsDouble();
    }

    private InputException problem(int line, int column, String text) {
      return new InputException(file + ":" + line + ": column " + (column + 1) + text);
    }

    private String hint(String text) {
      if (count == 0 && !header) {
        return "; if the first row names the columns, set header: true" + separator.advice(text);
      }
      String advice = separator.advice(text);
      return text.indexOf(',') >= 0 && (separator != Separator.COMMA || advice.isEmpty())
          ? "; numbers have a decimal point, no decimal comma and no thousands separators"
          : advice;
    }

    int width() {
      int width = promptAt == NO_COLUMN ? columns : columns - 1;
      if (width < 1) {
        throw new InputException(file + ": has no columns of numbers");
      }
      return width;
    }

    void requireWhole() {
      if (count == 0) {
        throw new InputException(file + ": has no rows");
      }
      rounding
          .problem()
          .ifPresent(
              problem -> {
                throw new InputException(file + ": " + problem);
              });
    }

    Table table() {
      return new Table(
          file,
          Matrix.wrap(count, width(), Arrays.copyOf(values, count * width())),
          List.copyOf(prompts));
    }
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  private static String shown(String cell) {
    return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
  }
}
