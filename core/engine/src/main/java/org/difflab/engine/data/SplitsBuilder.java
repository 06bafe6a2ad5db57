package org.difflab.engine.data;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;

/**
 * Divides rows as they are read. Rows are numbered from 0: those of the training files, then those
 * of the test files. Each row goes straight to where it belongs, so nothing is copied; different
 * rows may be put by different threads.
 */
final class SplitsBuilder {

  private final String source;
  private final int width;
  private final Part train;
  private final Part validation;
  private final Part test;
  private final List<Part> parts;

  /** The rows {@code from} (inclusive) to {@code to} (exclusive). */
  private static final class Part {

    private final int from;
    private final int width;
    private final float[] values;
    private final String[] prompts;

    Part(int from, int to, int width) {
      this.from = from;
      this.width = width;
      this.values = new float[(to - from) * width];
      this.prompts = new String[to - from];
    }

    boolean contains(int row) {
      return row >= from && row < from + prompts.length;
    }

    void put(int row, String prompt, Row writer) {
      writer.writeTo(values, (row - from) * width);
      prompts[row - from] = prompt;
    }

    Samples samples(String source) {
      int missing = Arrays.asList(prompts).indexOf(null);
      if (missing >= 0) {
        throw new IllegalStateException(source + ": row " + (from + missing) + " is missing");
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
   * Makes room.
   *
   * @param source what is read, for messages
   * @throws InputException if nothing is left to train on, or it is more than a matrix can hold
   */
  SplitsBuilder(String source, int trainRows, int testRows, int width, SplitOptions options) {
    this.source = source;
    this.width = width;
    int all = addRows(trainRows, testRows);
    int trainable = options.trainOn() == TrainOn.EVERYTHING ? all : trainRows;
    int left = trainable - options.validation();
    if (left < 1) {
      throw new InputException(
          source
              + ": validation: "
              + options.validation()
              + " leaves none of the "
              + trainable
              + " training samples to train on");
    }
    this.train = part(0, Math.min(left, options.limit().orElse(left)));
    this.validation = part(left, trainable);
    this.test = part(trainRows, all);
    this.parts = List.of(train, validation, test);
  }

  private int addRows(int trainRows, int testRows) {
    long all = (long) trainRows + testRows;
    if (all > Integer.MAX_VALUE) {
      throw new InputException(source + ": " + all + " samples are too many");
    }
    return (int) all;
  }

  private Part part(int from, int to) {
    if ((long) (to - from) * width > Integer.MAX_VALUE - 8) {
      throw new InputException(
          source
              + ": "
              + (to - from)
              + " samples of "
              + width
              + " values do not fit into one matrix"
              + " of at most 2147483639 values; set limit");
    }
    return new Part(from, to, width);
  }

  /** Returns whether a row is part of anything. */
  boolean needs(int row) {
    return train.contains(row) || validation.contains(row) || test.contains(row);
  }

  /** Puts a row with its prompt; the prompts of many rows should be one string, not equal ones. */
  void put(int row, String prompt, Row values) {
    for (Part part : parts) {
      if (part.contains(row)) {
        part.put(row, prompt, values);
      }
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
