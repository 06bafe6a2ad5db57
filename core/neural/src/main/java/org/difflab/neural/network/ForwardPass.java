// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * The buffers of a forward pass of a few rows through a network. A value has a line for each row,
 * or a single line shared by all rows. Not thread-safe.
 */
final class ForwardPass {

  /** Small enough that the inputs and outputs of a layer fit into the cache of a core. */
  static final int ROWS = Workers.BLOCK_ROWS / 2;

  private final Network network;
  private final float[] parameters;
  private final List<List<Factor>> factors;
  private final float[][] values;
  private final int[] rows;
  private final float[] joined;
  private final float[] products;

  /**
   * Creates the memory.
   *
   * @param factors for each value what it is made of by products
   */
  ForwardPass(Network network, float[] parameters, List<List<Factor>> factors) {
    this.network = network;
    this.parameters = parameters;
    this.factors = factors;
    this.values = new float[network.values().size()][];
    Arrays.fill(values, new float[0]);
    this.rows = new int[values.length];
    this.joined = new float[ROWS * most(factors.stream().flatMap(List::stream).map(Factor::width))];
    this.products = new float[ROWS * most(network.values().stream().map(Value::width))];
  }

  private static int most(Stream<Integer> widths) {
    return widths.reduce(0, Math::max);
  }

  /** Sets the rows of an input value, or the single row shared by all. */
  void give(Value value, Matrix matrix, int from, int to) {
    int count = matrix.rows() == 1 ? 1 : to - from;
    int first = matrix.rows() == 1 ? 0 : from;
    int width = value.width();
    System.arraycopy(matrix.values(), first * width, place(value, count), 0, count * width);
  }

  /** Copies a value out, its one line to each row if it stands for all. */
  void take(Value value, float[] into, int from, int to) {
    int length = rows[value.number()] * value.width();
    for (int row = from; row < to; row += rows[value.number()]) {
      System.arraycopy(values[value.number()], 0, into, row * value.width(), length);
    }
  }

  /**
   * Computes a value.
   *
   * @throws IllegalArgumentException if it can only be given
   */
  void compute(ForwardSteps.Step step) {
    Value value = step.value();
    Layer layer = network.layers().get(value.number());
    if (layer instanceof Layer.Dense dense) {
      dense(dense, step);
    } else if (layer instanceof Layer.Activate activate) {
      activate(activate, value);
    } else if (layer instanceof Layer.Sum sum) {
      sum(sum, value);
    } else if (layer instanceof Layer.Embedding embedding) {
      int count = rows[embedding.from().number()];
      multiply(factors.get(value.number()).get(0), count, place(value, count));
    } else {
      throw new IllegalArgumentException("value " + value.number() + " must be given");
    }
  }

  private void sum(Layer.Sum sum, Value value) {
    int width = value.width();
    int first = sum.first().number();
    int second = sum.second().number();
    float[] into = place(value, rows[first]);
    System.arraycopy(values[first], 0, into, 0, rows[first] * width);
    spread(value, rows[second]);
    addLines(values[second], 0, rows[second], into, rows[value.number()], width);
  }

  private void activate(Layer.Activate activate, Value value) {
    float[] from = values[activate.from().number()];
    int count = rows[activate.from().number()];
    activate.function().apply(from, place(value, count), count * value.width());
  }

  /** What all rows share is added to the bias, and then both to each of them. */
  private void dense(Layer.Dense dense, ForwardSteps.Step step) {
    List<Factor> own = factors.get(step.value().number());
    Value result = step.result();
    int width = result.width();
    Factor last = own.get(own.size() - 1);
    int count = mostRows(last.from());
    float[] into = place(result, count);
    multiply(last, count, into);
    if (own.size() == 1) {
      addLines(parameters, dense.bias(), 1, into, count, width);
    } else {
      int lines = mostRows(own.get(0).from());
      multiply(own.get(0), lines, products);
      addLines(parameters, dense.bias(), 1, products, lines, width);
      spread(result, lines);
      addLines(products, 0, lines, into, rows[result.number()], width);
    }
    step.function()
        .ifPresent(function -> function.apply(into, into, rows[result.number()] * width));
  }

  private int mostRows(List<Value> of) {
    return of.stream().mapToInt(value -> rows[value.number()]).max().orElse(1);
  }

  /** Gives a value with one line as many as there are rows. */
  private void spread(Value value, int count) {
    float[] lines = values[value.number()];
    for (int row = rows[value.number()]; row < count; row++) {
      System.arraycopy(lines, 0, lines, row * value.width(), value.width());
    }
    rows[value.number()] = Math.max(count, rows[value.number()]);
  }

  private void multiply(Factor factor, int count, float[] into) {
    if (factor.from().size() == 1) {
      factor.multiplier().multiply(values[factor.from().get(0).number()], count, into);
      return;
    }
    int first = 0;
    for (Value value : factor.from()) {
      for (int row = 0; row < count; row++) {
        int line = rows[value.number()] == 1 ? 0 : row;
        System.arraycopy(
            values[value.number()],
            line * value.width(),
            joined,
            row * factor.width() + first,
            value.width());
      }
      first += value.width();
    }
    factor.multiplier().multiply(joined, count, into);
  }

  /** Adds as many lines as there are rows, or the same line to all of them. */
  private static void addLines(
      float[] lines, int from, int count, float[] into, int rows, int width) {
    for (int row = 0; row < rows; row++) {
      int line = from + (count == 1 ? 0 : row * width);
      int start = row * width;
      for (int i = 0; i < width; i++) {
        into[start + i] += lines[line + i];
      }
    }
  }

  /** Returns where a value belongs, with room for as many rows as there can be. */
  private float[] place(Value value, int count) {
    int number = value.number();
    if (values[number].length == 0) {
      values[number] = new float[ROWS * value.width()];
    }
    rows[number] = count;
    return values[number];
  }
}
