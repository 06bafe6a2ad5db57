package org.difflab.engine.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.registry.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/**
 * Understands the rows of a CSV file as numbers and prompts.
 *
 * @param header whether the first row names the columns
 * @param promptColumn the column of prompts: its name, or its number counted from 1
 * @param onlyPrompt the prompt of every row if there is no such column
 */
record CsvParsing(boolean header, Optional<String> promptColumn, String onlyPrompt) {

  private static final int NO_COLUMN = -1;
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  /**
   * Returns how many values the first row has.
   *
   * @throws InputException if there is no row
   */
  int width(Path file) {
    Rows rows = new Rows(file);
    CsvRows.read(file, (line, cells) -> rows.accept(line, cells) && rows.count == 0);
    return rows.width();
  }

  /**
   * Reads a whole file.
   *
   * @throws InputException naming the row and column that is not as it should be
   */
  Table read(Path file) {
    Rows rows = new Rows(file);
    CsvRows.read(file, rows::accept);
    return rows.table();
  }

  /** The rows read so far. */
  private final class Rows {

    private final Path file;
    private final Map<String, String> known = new HashMap<>();
    private final List<String> prompts = new ArrayList<>();
    private float[] values = new float[1 << 12];
    private int columns;
    private int promptAt = NO_COLUMN;
    private int count;

    Rows(Path file) {
      this.file = file;
    }

    boolean accept(int line, List<String> cells) {
      if (columns == 0) {
        columns = cells.size();
        promptAt = promptColumn.map(name -> find(name, cells)).orElse(NO_COLUMN);
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
                + cells.size()
                + " columns where the first row has "
                + columns);
      }
      add(line, cells);
      return true;
    }

    private int find(String name, List<String> names) {
      if (header && names.contains(name)) {
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
      if (needed > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(LARGEST, needed * 2));
      }
      int place = count * width();
      for (int column = 0; column < columns; column++) {
        if (column != promptAt) {
          values[place++] = number(line, column, cells.get(column));
        }
      }
      String prompt = promptAt == NO_COLUMN ? onlyPrompt : cells.get(promptAt);
      prompts.add(known.computeIfAbsent(prompt, text -> text));
      count++;
    }

    private float number(int line, int column, String text) {
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return (float) value;
        }
      } catch (NumberFormatException e) {
        // Told below, like numbers that are not finite.
      }
      throw new InputException(
          file
              + ":"
              + line
              + ": column "
              + (column + 1)
              + " must be a number, found '"
              + text
              + "'"
              + (count == 0 && !header
                  ? "; if the first row names the columns, set header: true"
                  : ""));
    }

    int width() {
      int width = promptAt == NO_COLUMN ? columns : columns - 1;
      if (width < 1) {
        throw new InputException(file + ": has no columns of numbers");
      }
      return width;
    }

    Table table() {
      if (count == 0) {
        throw new InputException(file + ": has no rows");
      }
      return new Table(
          file,
          Matrix.wrap(count, width(), Arrays.copyOf(values, count * width())),
          List.copyOf(prompts));
    }
  }
}
