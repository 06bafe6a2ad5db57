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
 * Divides rows as they are read. Rows are numbered from 0: those of the training files, then those
 * of the test files. Each row goes straight to where it belongs, so nothing is copied; different
 * rows may be put by different threads.
 *
 * <p>The rows that {@code validation} and {@code limit} take from the training part are chosen at
 * random with the shares of prompts, as {@link Strata} says. What is left to train on keeps its
 * order; what is held out is in random order, so that its first rows are no special ones.
 */
final class SplitsBuilder {

  private static final int ABSENT = -1;

  private final String source;
  private final int width;
  private final Part train;
  private final Part validation;
  private final Part test;
  private final List<Part> parts;

  /** Some of the rows; each has a place among them. */
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

    /** Writes them to {@code values} from {@code offset} on. */
    void writeTo(float[] values, int offset);
  }

  /**
   * The rows to divide.
   *
   * @param train how many rows the training files have
   * @param test how many rows the test files have
   * @param prompts the prompt of a row
   * @param rank a uniform random number in (0, 1) for a row, the same each time
   */
  record Rows(int train, int test, IntFunction<String> prompts, IntToDoubleFunction rank) {}

  /**
   * Makes room.
   *
   * @param source what is read, for messages
   * @throws InputException if nothing is left to train on, a prompt is left without training
   *     samples, or it is more than a matrix can hold
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

  /** Returns whether a row is part of anything. */
  boolean needs(int row) {
    return parts.stream().anyMatch(part -> part.contains(row));
  }

  /** Puts a row with its prompt; the prompts of many rows should be one string, not equal ones. */
  void put(int row, String prompt, Row values) {
    for (Part part : parts) {
      part.put(row, prompt, values);
    }
  }

  /**
   * Returns the splits once every row has been put.
   *
   * @throws IllegalStateException if one has not
   */
  Splits build(String checksum) {
    return new Splits(
        train.samples(source), validation.samples(source), test.samples(source), checksum);
  }
}
