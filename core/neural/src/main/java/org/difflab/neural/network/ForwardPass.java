package org.difflab.neural.network;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * The memory in which a few rows at a time pass forwards through a network with its parameters. A
 * value has a line for each row, or one line that stands for all. One thread at a time may use it.
 */
final class ForwardPass {

  /** Few enough for what a layer reads and writes to stay in the cache of a core. */
  static final int ROWS = Workers.BLOCK_ROWS / 2;

  private final Network network;
  private final float[] parameters;
  private final List<List<Multiplier>> multipliers;
  private final float[][] own;
  private final float[][] values;
  private final int[] rows;
  private final float[] part;

  /**
   * Makes the memory.
   *
   * @param multipliers for each value those of its weights
   */
  ForwardPass(Network network, float[] parameters, List<List<Multiplier>> multipliers) {
    this.network = network;
    this.parameters = parameters;
    this.multipliers = multipliers;
    this.own = new float[network.values().size()][];
    Arrays.fill(own, new float[0]);
    this.values = own.clone();
    this.rows = new int[own.length];
    int widest = network.values().stream().mapToInt(Value::width).max().orElse(1);
    this.part = new float[ROWS * widest];
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
    if (layer instanceof Layer.Activate activate) {
      activate(activate, step);
    } else if (layer instanceof Layer.Sum sum) {
      Arrays.fill(place(value, mostRows(layer)), 0, rows[value.number()] * value.width(), 0);
      add(values[sum.first().number()], rows[sum.first().number()], value);
      add(values[sum.second().number()], rows[sum.second().number()], value);
    } else if (layer instanceof Layer.Dense dense) {
      dense(dense, value);
    } else if (layer instanceof Layer.Lookup lookup) {
      int count = rows[lookup.from().number()];
      multiply(lookup.from(), multipliers.get(value.number()).get(0), place(value, count));
    } else {
      throw new IllegalArgumentException("value " + value.number() + " must be given");
    }
  }

  private void activate(Layer.Activate activate, ForwardSteps.Step step) {
    Value value = step.value();
    float[] from = values[activate.from().number()];
    int count = rows[activate.from().number()];
    float[] into = step.replaces() ? from : place(value, count);
    activate.function().apply(from, into, count * value.width());
    values[value.number()] = into;
    rows[value.number()] = count;
  }

  private void dense(Layer.Dense dense, Value value) {
    int count = mostRows(dense);
    float[] into = place(value, count);
    for (int row = 0; row < count; row++) {
      System.arraycopy(parameters, dense.bias(), into, row * value.width(), value.width());
    }
    for (int number = 0; number < dense.from().size(); number++) {
      Value from = dense.from().get(number);
      multiply(from, multipliers.get(value.number()).get(number), part);
      add(part, rows[from.number()], value);
    }
  }

  private int mostRows(Layer layer) {
    return layer.sources().stream().mapToInt(source -> rows[source.number()]).max().orElse(1);
  }

  private void multiply(Value from, Multiplier multiplier, float[] into) {
    multiplier.multiply(values[from.number()], rows[from.number()], into);
  }

  /** Adds lines to those of a value, or one line to each of them. */
  private void add(float[] lines, int count, Value value) {
    float[] into = values[value.number()];
    int length = count * value.width();
    for (int start = 0; start < rows[value.number()] * value.width(); start += length) {
      for (int i = 0; i < length; i++) {
        into[start + i] += lines[i];
      }
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
