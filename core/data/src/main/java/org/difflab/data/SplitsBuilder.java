// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;

/**
 * Splits rows while they are read. Rows are numbered from 0: those of the training files, then
 * those of the test files. Each row is written directly to its final place, without copies;
 * different threads may write different rows.
 *
 * <p>The rows that {@code validation} and {@code limit} take from the training part are a
 * stratified random choice, as described by {@link Strata}. Training rows keep their order;
 * held-out rows are in random order, so that their first rows are a random sample.
 */
final class SplitsBuilder {

  private static final int ABSENT = -1;

  private final String source;
  private final int width;
  private final Part train;
  private final Part validation;
  private final Part test;
  private final List<Part> parts;

  /** A part of the split, with a position for each of its rows. */
  private static final class Part {

    private final IntUnaryOperator place;
    private final int width;
    private final float[] values;
    private final String[] prompts;

    Part(int count, IntUnaryOperator place, int width) {
      this.place = place;
      this.width = width;
      this.values = new float[count * width];
      this.prompts = new String[count];
    }

    boolean contains(int row) {
      return place.applyAsInt(row) != ABSENT;
    }

    void put(int row, String prompt, Row writer) {
      int index = place.applyAsInt(row);
      if (index != ABSENT) {
        writer.writeTo(values, index * width);
        prompts[index] = prompt;
      }
    }

    Samples samples(String source) {
      int missing = Arrays.asList(prompts).indexOf(null);
      if (missing >= 0) {
        throw new IllegalStateException(source + ": sample " + missing + " of a part is missing");
      }
      return new Samples(Matrix.wrap(prompts.length, width, values), Arrays.asList(prompts));
    }
  }

  /** Writes the values of one row. */
  @FunctionalInterface
  interface Row {

    /** Writes the values to {@code values} from {@code offset} on. */
    void writeTo(float[] values, int offset);
  }

  /**
   * The rows to split.
   *
   * @param train number of rows of the training files
   * @param test number of rows of the test files
   * @param prompts the prompt of a row
   * @param rank a uniform random number in (0, 1) for a row, the same each time
   */
  record Rows(int train, int test, IntFunction<String> prompts, IntToDoubleFunction rank) {}

  /**
   * Allocates the parts.
   *
   * @param source the name of the data set, for messages
   * @throws InputException if no training samples remain, a prompt remains without training
   *     samples, or a part is larger than a matrix can be
   */
  SplitsBuilder(String source, Rows rows, int width, SplitOptions options) {
    this.source = source;
    this.width = width;
    int all = addRows(rows);
    int trainable = options.trainOn() == TrainOn.EVERYTHING ? all : rows.train();
    int left = trainable - options.validation();
    if (left < 1) {
      throw new InputException(
          source
              + ": validation: "
              + options.validation()
              + " leaves none of the "
              + Spelling.counted(trainable, "training sample")
              + " to train on");
    }
    int used = Math.min(left, options.limit().orElse(left));
    if (used == trainable) {
      this.train = range(0, trainable);
      this.validation = range(0, 0);
    } else {
      Strata.Split heldOut =
          Strata.of(trainable, rows.prompts(), rows.rank())
              .setAside(
                  options.validation(),
                  Strata.End.FRONT,
                  source + ": validation: " + options.validation());
      Strata.Split limited =
          heldOut.left().setAside(left - used, Strata.End.BACK, source + ": limit: " + used);
      this.train = chosen(limited.left().rows(), trainable);
      this.validation = chosen(heldOut.aside().shuffled(), trainable);
    }
    this.test = range(rows.train(), all);
    this.parts = List.of(train, validation, test);
  }

  private int addRows(Rows rows) {
    long all = (long) rows.train() + rows.test();
    if (all > Integer.MAX_VALUE) {
      throw new InputException(source + ": " + all + " samples are too many");
    }
    return (int) all;
  }

  private Part range(int from, int to) {
    requireRoom(to - from);
    return new Part(to - from, row -> row >= from && row < to ? row - from : ABSENT, width);
  }

  private Part chosen(int[] rows, int trainable) {
    requireRoom(rows.length);
    int[] places = new int[trainable];
    Arrays.fill(places, ABSENT);
    IntStream.range(0, rows.length).forEach(index -> places[rows[index]] = index);
    return new Part(rows.length, row -> row < places.length ? places[row] : ABSENT, width);
  }

  private void requireRoom(int count) {
    if ((long) count * width > Integer.MAX_VALUE - 8) {
      throw new InputException(
          source
              + ": "
              + Spelling.counted(count, "sample")
              + " of "
              + Spelling.counted(width, "value")
              + " do not fit into one matrix"
              + " of at most 2147483639 values; set limit");
    }
  }

  /** Returns whether a row belongs to a part. */
  boolean needs(int row) {
    return parts.stream().anyMatch(part -> part.contains(row));
  }

  /** Writes a row with its prompt; rows with equal prompts should share one string. */
  void put(int row, String prompt, Row values) {
    for (Part part : parts) {
      part.put(row, prompt, values);
    }
  }

  /**
   * Returns the splits after all rows have been written.
   *
   * @throws IllegalStateException if a row is missing
   */
  Splits build(String checksum) {
    return new Splits(
        train.samples(source), validation.samples(source), test.samples(source), checksum);
  }
}
