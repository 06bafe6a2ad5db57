package org.difflab.neural.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * The memory in which a few rows at a time pass forwards through a network with its parameters. A
 * value has a line for each row, or one line that stands for all. One thread at a time may use it.
 */
final class ForwardPass {

  /** Few enough for what a layer reads and writes to stay in the cache of a core. */
  static final int ROWS = Workers.BLOCK_ROWS / 2;

  /** Few enough to stay in the cache next to the processor. */
  private static final int ROWS_AT_HAND = 8;

  private final Network network;
  private final float[] parameters;
  private final List<List<Factor>> factors;
  private final float[][] own;
  private final float[][] values;
  private final int[] rows;
  private final float[] joined;
  private final float[] products;

  /**
   * Makes the memory.
   *
   * @param factors for each value what it is made of by products
   */
  ForwardPass(Network network, float[] parameters, List<List<Factor>> factors) {
    this.network = network;
    this.parameters = parameters;
    this.factors = factors;
    this.own = new float[network.values().size()][];
    Arrays.fill(own, new float[0]);
    this.values = own.clone();
    this.rows = new int[own.length];
    this.joined = new float[ROWS * most(factors.stream().flatMap(List::stream).map(Factor::width))];
    this.products = new float[ROWS * most(network.values().stream().map(Value::width))];
  }

  private static int most(Stream<Integer> widths) {
    return widths.reduce(0, Math::max);
  }

  /** Takes in rows of a value that is given, or the one row that stands for all. */
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
      return;
    }
    if (layer instanceof Layer.Activate activate) {
      activate(activate, value);
    } else if (layer instanceof Layer.Sum sum) {
      sum(sum, value);
    } else if (layer instanceof Layer.Lookup lookup) {
      int count = rows[lookup.from().number()];
      multiply(factors.get(value.number()).get(0), count, place(value, count));
    } else {
      throw new IllegalArgumentException("value " + value.number() + " must be given");
    }
    activateInPlace(step, 0, rows[value.number()]);
  }

  private void sum(Layer.Sum sum, Value value) {
    int width = value.width();
    int first = sum.first().number();
    int second = sum.second().number();
    float[] into = place(value, rows[first]);
    System.arraycopy(values[first], 0, into, 0, rows[first] * width);
    spread(value, rows[second]);
    for (int row = 0; row < rows[value.number()]; row++) {
      add(values[second], rows[second] == 1 ? 0 : row * width, into, row * width, width);
    }
  }

  private void activate(Layer.Activate activate, Value value) {
    float[] from = values[activate.from().number()];
    int count = rows[activate.from().number()];
    activate.function().apply(from, place(value, count), 0, count * value.width());
  }

  private void activateInPlace(ForwardSteps.Step step, int fromRow, int toRow) {
    if (step.activated().isEmpty()) {
      return;
    }
    int number = step.activated().get().number();
    values[number] = values[step.value().number()];
    rows[number] = rows[step.value().number()];
    if (network.layers().get(number) instanceof Layer.Activate activate) {
      int width = step.value().width();
      activate.function().apply(values[number], values[number], fromRow * width, toRow * width);
    }
  }

  /**
   * What all rows share is added to the bias, and then both to each of them; a few rows at a time,
   * which are then still close at hand for the function of them.
   */
  private void dense(Layer.Dense dense, ForwardSteps.Step step) {
    Value value = step.value();
    int width = value.width();
    List<Factor> own = factors.get(value.number());
    Factor last = own.get(own.size() - 1);
    int count = mostRows(last.from());
    multiply(last, count, place(value, count));
    int lines = 1;
    if (own.size() == 1) {
      System.arraycopy(parameters, dense.bias(), products, 0, width);
    } else {
      lines = mostRows(own.get(0).from());
      multiply(own.get(0), lines, products);
      for (int line = 0; line < lines; line++) {
        add(parameters, dense.bias(), products, line * width, width);
      }
      spread(value, lines);
    }
    for (int from = 0; from < rows[value.number()]; from += ROWS_AT_HAND) {
      int to = Math.min(from + ROWS_AT_HAND, rows[value.number()]);
      for (int row = from; row < to; row++) {
        add(products, lines == 1 ? 0 : row * width, values[value.number()], row * width, width);
      }
      activateInPlace(step, from, to);
    }
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

  private static void add(float[] numbers, int from, float[] into, int to, int length) {
    for (int i = 0; i < length; i++) {
      into[to + i] += numbers[from + i];
    }
  }

  /** Returns where a value belongs, with room for as many rows as there can be. */
  private float[] place(Value value, int count) {
    int number = value.number();
    if (own[number].length == 0) {
      own[number] = new float[ROWS * value.width()];
    }
    values[number] = own[number];
    rows[number] = count;
    return own[number];
  }
}
