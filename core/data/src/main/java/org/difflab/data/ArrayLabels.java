// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.difflab.files.NpyFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/**
 * The labels of an array, read from a separate file. Equal prompts share one string.
 *
 * @param names the prompts of the labels 0, 1, …; the labels' numbers if empty
 */
record ArrayLabels(List<String> names) {

  /** float64 represents all integers up to this one exactly. */
  private static final double MOST = 0x1p53;

  private static final double FLOAT_WHOLE = 0x1p24;

  /**
   * Reads labels: from a {@code .npy} file whole numbers, from a {@code .csv} file prompts, one per
   * row.
   *
   * @throws InputException if the file cannot be read, or a label is invalid
   */
  List<String> read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npy")) {
      return numbers(file);
    }
    if (name.endsWith(".csv")) {
      return words(file);
    }
    throw new InputException(file + ": labels must be a .npy or a .csv file");
  }

  private List<String> words(Path file) {
    Map<String, String> known = new HashMap<>();
    List<String> prompts = new ArrayList<>();
    int[] lineOfEmpty = {0};
    CsvRows.read(
        file,
        Separator.COMMA,
        CsvRows.EmptyLines.GIVEN,
        (line, cells) -> {
          if (lineOfEmpty[0] > 0) {
            throw new InputException(file + ":" + lineOfEmpty[0] + ": the prompt is empty");
          }
          if (cells.size() != 1) {
            throw new InputException(
                file + ":" + line + ": has " + cells.size() + " columns; labels need one");
          }
          String prompt = cells.get(0);
          if (CsvRows.isBlank(prompt)) {
            // Empty lines at the end of the file are ignored.
            lineOfEmpty[0] = line;
            return true;
          }
          if (!names.isEmpty() && !names.contains(prompt)) {
            throw new InputException(
                file + ":" + line + ": is '" + prompt + "', which is none of the prompts " + names);
          }
          return prompts.add(known.computeIfAbsent(prompt, text -> text));
        });
    return prompts;
  }

  private List<String> numbers(Path file) {
    Map<Integer, Double> rounded = new HashMap<>();
    Matrix labels =
        NpyFile.read(
                file,
                (type, place, number) -> {
                  if (number != (float) number || Math.abs(number) > FLOAT_WHOLE) {
                    rounded.put(place, number);
                  }
                })
            .values();
    if (labels.columns() != 1) {
      throw new InputException(
          file
              + ": holds "
              + labels.columns()
              + " numbers for each sample; labels need exactly one");
    }
    Map<Double, String> known = new HashMap<>();
    List<String> prompts = new ArrayList<>(labels.rows());
    for (int row = 0; row < labels.rows(); row++) {
      int number = row + 1;
      double label = rounded.getOrDefault(row, (double) labels.get(row, 0));
      prompts.add(known.computeIfAbsent(label, whole -> prompt(file, number, whole)));
    }
    return prompts;
  }

  private String prompt(Path file, int number, double label) {
    if (label != Math.rint(label) || Math.abs(label) > MOST) {
      throw new InputException(
          file
              + ": label "
              + number
              + " is "
              + (label == Math.rint(label) ? BigDecimal.valueOf(label).toPlainString() : label)
              + "; labels are whole numbers from -"
              + (long) MOST
              + " to "
              + (long) MOST);
    }
    long whole = (long) label;
    if (names.isEmpty()) {
      return Long.toString(whole);
    }
    if (whole < 0 || whole >= names.size()) {
      throw new InputException(
          file
              + ": label "
              + number
              + " is "
              + whole
              + ", but there are prompts for 0 to "
              + (names.size() - 1)
              + ": "
              + names);
    }
    return names.get((int) whole);
  }
}
