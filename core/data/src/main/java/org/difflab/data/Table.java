// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;

/**
 * Rows of numbers read from a file.
 *
 * @param file the file, for messages
 * @param values n×d, unscaled
 * @param prompts n prompts
 */
record Table(Path file, Matrix values, List<String> prompts) {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

  /** Returns the distinct prompts in order: numbers by value, then words. */
  static List<String> ordered(Collection<String> prompts) {
    return prompts.stream()
        .distinct()
        .sorted(
            Comparator.<String, Boolean>comparing(text -> !WHOLE_NUMBER.matcher(text).matches())
                .thenComparing(
                    text -> WHOLE_NUMBER.matcher(text).matches() ? Long.valueOf(text) : 0L)
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Returns a file's name without its extension: the prompt of rows without one. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Splits a table, or a training and a test table.
   *
   * @param source the type of the data set, for messages
   * @throws InputException if a table does not match the shape, a value is not finite or out of
   *     range
   */
  static Splits divide(
      String source,
      Table table,
      Optional<Table> testTable,
      Shape shape,
      ValueScale scale,
      TableOptions options,
      Fingerprint fingerprint) {
    table.require(shape);
    testTable.ifPresent(other -> other.require(shape));
    int rows = table.values.rows();
    Noise noise = Noise.of(options.split().seed(), source);
    int[] train = IntStream.range(0, rows).toArray();
    int[] test = new int[0];
    if (options.test() > 0) {
      Strata.Split split =
          Strata.of(rows, table.prompts::get, row -> noise.uniform(row, 0, 0))
              .setAside(
                  (int) Math.round(options.test() * rows),
                  Strata.End.FRONT,
                  source + ": test: " + options.test());
      train = split.left().rows();
      test = split.aside().shuffled();
      fingerprint.add("test-shares", "prompts");
    }
    Division division = new Division(train, test);
    int testRows = test.length + testTable.map(other -> other.values.rows()).orElse(0);
    SplitsBuilder builder =
        new SplitsBuilder(
            source,
            new SplitsBuilder.Rows(
                train.length,
                testRows,
                row -> division.prompt(row, table, testTable),
                row -> noise.uniform(division.number(row), 0, 0)),
            shape.size(),
            options.split());
    table.put(builder, 0, train, scale);
    table.put(builder, train.length, test, scale);
    testTable.ifPresent(
        other ->
            other.put(builder, rows, IntStream.range(0, other.values.rows()).toArray(), scale));
    return builder.build(
        fingerprint
            .add(options.split())
            .add("shape", shape)
            .add("scale", scale)
            .add("test", Double.toHexString(options.test()))
            .add("seed", options.split().seed())
            .hex());
  }

  /**
   * The training and the test rows of a table.
   *
   * @param train row numbers
   * @param test row numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Division(int[] train, int[] test) {

    /** Returns the index of a row in its table; rows of a test file follow those of the table. */
    int number(int row) {
      if (row < train.length) {
        return train[row];
      }
      return row < train.length + test.length ? test[row - train.length] : row;
    }

    String prompt(int row, Table table, Optional<Table> testTable) {
      int number = number(row);
      int own = train.length + test.length;
      return row < own
          ? table.prompts.get(number)
          : testTable.orElseThrow().prompts.get(number - own);
    }
  }

  private void require(Shape shape) {
    if (values.columns() != shape.size()) {
      throw new InputException(
          file
              + ": has "
              + Spelling.counted(values.columns(), "value")
              + " per row, but the shape "
              + shape
              + " needs "
              + shape.size());
    }
  }

  private void put(SplitsBuilder builder, int firstRow, int[] rowNumbers, ValueScale scale) {
    for (int index = 0; index < rowNumbers.length; index++) {
      int row = rowNumbers[index];
      builder.put(
          firstRow + index,
          prompts.get(row),
          (target, offset) -> {
            for (int column = 0; column < values.columns(); column++) {
              target[offset + column] = scaled(row, column, scale);
            }
          });
    }
  }

  private float scaled(int row, int column, ValueScale scale) {
    float value = values.get(row, column);
    if (!Float.isFinite(value)) {
      throw new InputException(
          file
              + ": value "
              + (column + 1)
              + " of row "
              + (row + 1)
              + " is "
              + value
              + "; only finite numbers are allowed");
    }
    try {
      return scale.scale(value);
    } catch (InputException e) {
      throw new InputException(
          file + ": value " + (column + 1) + " of row " + (row + 1) + ": " + e.getMessage(), e);
    }
  }
}
