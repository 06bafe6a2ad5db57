package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * A network with its parameters, ready to be evaluated: immutable and safe for several threads.
 * What becomes of a row depends neither on the other rows nor on their number.
 */
public final class TrainedNetwork {

  private final Network network;
  private final float[] parameters;
  private final List<List<Multiplier>> multipliers;

  /** Prepares a network; the parameters are not copied and must not be written to again. */
  public TrainedNetwork(Network network, float[] parameters, LinearAlgebra algebra) {
    this.network = network;
    this.parameters = parameters;
    this.multipliers = new ArrayList<>();
    for (Value value : network.values()) {
      List<Multiplier> own = new ArrayList<>();
      Layer layer = network.layers().get(value.number());
      if (layer instanceof Layer.Dense dense) {
        for (int part = 0; part < dense.from().size(); part++) {
          int offset = dense.weights().get(part);
          int rows = dense.from().get(part).width();
          float[] weights = Arrays.copyOfRange(parameters, offset, offset + rows * value.width());
          own.add(algebra.multiplier(Matrix.wrap(rows, value.width(), weights)));
        }
      } else if (layer instanceof Layer.Lookup) {
        own.add(algebra.multiplier(network.table(parameters, value)));
      }
      multipliers.add(List.copyOf(own));
    }
  }

  /** Returns the network. */
  public Network network() {
    return network;
  }

  /** Returns the parameters: read them, never write to them. */
  public float[] parameters() {
    return parameters;
  }

  /**
   * Computes a value.
   *
   * @param wanted which
   * @param given what it is computed from: inputs, or any other values that then need not be
   *     computed; n rows each, or one row that stands for all
   * @return n rows
   * @throws IllegalArgumentException if an input that is needed is not given, or a width differs
   */
  public Matrix compute(Value wanted, Map<Value, Matrix> given) {
    int rows = 1;
    boolean empty = false;
    for (Map.Entry<Value, Matrix> entry : given.entrySet()) {
      entry.getValue().requireColumns(entry.getKey().width(), "a value given to a network");
      rows = Math.max(rows, entry.getValue().rows());
      empty |= entry.getValue().rows() == 0;
    }
    if (empty) {
      return Matrix.zeros(0, wanted.width());
    }
    float[] results = new float[Math.multiplyExact(rows, wanted.width())];
    for (int from = 0; from < rows; from += Workers.BLOCK_ROWS) {
      int to = Math.min(rows, from + Workers.BLOCK_ROWS);
      Matrix block = computeBlock(wanted, given, from, to);
      for (int row = from; row < to; row += block.rows()) {
        System.arraycopy(block.values(), 0, results, row * wanted.width(), block.values().length);
      }
    }
    return Matrix.wrap(rows, wanted.width(), results);
  }

  private Matrix computeBlock(Value wanted, Map<Value, Matrix> given, int from, int to) {
    Map<Value, Matrix> computed = new HashMap<>();
    given.forEach((value, matrix) -> computed.put(value, slice(matrix, from, to)));
    for (Value value : needed(wanted, given.keySet())) {
      computed.put(value, compute(network.layers().get(value.number()), value, computed));
    }
    return computed.get(wanted);
  }

  /** Returns the values to be computed, in their order. */
  private List<Value> needed(Value wanted, Set<Value> given) {
    boolean[] needed = new boolean[network.values().size()];
    needed[wanted.number()] = true;
    List<Value> toCompute = new ArrayList<>();
    for (int number = wanted.number(); number >= 0; number--) {
      Value value = network.values().get(number);
      if (needed[number] && !given.contains(value)) {
        sources(network.layers().get(number)).forEach(source -> needed[source.number()] = true);
        toCompute.add(0, value);
      }
    }
    return toCompute;
  }

  private static List<Value> sources(Layer layer) {
    if (layer instanceof Layer.Dense dense) {
      return dense.from();
    }
    if (layer instanceof Layer.Lookup lookup) {
      return List.of(lookup.from());
    }
    if (layer instanceof Layer.Activate activate) {
      return List.of(activate.from());
    }
    if (layer instanceof Layer.Sum sum) {
      return List.of(sum.first(), sum.second());
    }
    return layer instanceof Layer.Draw draw
        ? List.of(draw.mean(), draw.logVariance(), draw.noise())
        : List.of();
  }

  private static Matrix slice(Matrix input, int from, int to) {
    return input.rows() == 1 ? input : input.slice(from, to);
  }

  private Matrix compute(Layer layer, Value value, Map<Value, Matrix> computed) {
    if (layer instanceof Layer.Activate activate) {
      Matrix from = computed.get(activate.from());
      float[] into = new float[from.values().length];
      activate.function().apply(from.values(), into, into.length);
      return Matrix.wrap(from.rows(), from.columns(), into);
    }
    if (layer instanceof Layer.Sum sum) {
      Matrix first = computed.get(sum.first());
      Matrix second = computed.get(sum.second());
      float[] into =
          first.rows() < second.rows() ? second.values().clone() : first.values().clone();
      add(first.rows() < second.rows() ? first : second, into);
      return Matrix.wrap(into.length / value.width(), value.width(), into);
    }
    if (layer instanceof Layer.Dense dense) {
      return dense(dense, value, computed);
    }
    if (layer instanceof Layer.Lookup lookup) {
      return multipliers.get(value.number()).get(0).multiply(computed.get(lookup.from()));
    }
    throw new IllegalArgumentException("value " + value.number() + " must be given");
  }

  private Matrix dense(Layer.Dense dense, Value value, Map<Value, Matrix> computed) {
    int rows = 1;
    for (Value from : dense.from()) {
      rows = Math.max(rows, computed.get(from).rows());
    }
    List<Value> parts = dense.from();
    List<Multiplier> own = multipliers.get(value.number());
    Matrix first = own.get(0).multiply(computed.get(parts.get(0)));
    float[] into = (first.rows() < rows ? first.repeat(rows) : first).values();
    add(biased(dense.bias(), value.width()), into);
    for (int part = 1; part < parts.size(); part++) {
      add(own.get(part).multiply(computed.get(parts.get(part))), into);
    }
    return Matrix.wrap(rows, value.width(), into);
  }

  private Matrix biased(int offset, int width) {
    return Matrix.wrap(1, width, Arrays.copyOfRange(parameters, offset, offset + width));
  }

  /** Adds a matrix to rows, or its one row to each of them. */
  private static void add(Matrix matrix, float[] into) {
    float[] values = matrix.values();
    if (values.length == into.length) {
      for (int i = 0; i < values.length; i++) {
        into[i] += values[i];
      }
      return;
    }
    int width = values.length;
    for (int start = 0; start < into.length; start += width) {
      for (int column = 0; column < width; column++) {
        into[start + column] += values[column];
      }
    }
  }
}
