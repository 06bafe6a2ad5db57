package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
   * @param inputs the inputs in the order in which the network asked for them, n rows each, or one
   *     row that stands for all; those that the value does not depend on may be left out at the end
   * @return n rows
   */
  public Matrix compute(Value wanted, Matrix... inputs) {
    int rows = 1;
    for (Matrix input : inputs) {
      rows = Math.max(rows, input.rows());
    }
    boolean empty = Arrays.stream(inputs).anyMatch(input -> input.rows() == 0);
    float[] results = new float[empty ? 0 : Math.multiplyExact(rows, wanted.width())];
    for (int from = 0; from < rows && !empty; from += Workers.BLOCK_ROWS) {
      int to = Math.min(rows, from + Workers.BLOCK_ROWS);
      Matrix block = computeBlock(wanted, inputs, from, to);
      for (int row = from; row < to && block.rows() == 1; row++) {
        System.arraycopy(block.values(), 0, results, row * wanted.width(), wanted.width());
      }
      if (block.rows() > 1) {
        System.arraycopy(block.values(), 0, results, from * wanted.width(), block.values().length);
      }
    }
    return Matrix.wrap(empty ? 0 : rows, wanted.width(), results);
  }

  private Matrix computeBlock(Value wanted, Matrix[] inputs, int from, int to) {
    boolean[] needed = needed(wanted);
    List<Optional<Matrix>> computed = new ArrayList<>();
    int next = 0;
    for (Value value : network.values().subList(0, wanted.number() + 1)) {
      Layer layer = network.layers().get(value.number());
      if (layer instanceof Layer.Input) {
        computed.add(
            next < inputs.length ? Optional.of(slice(inputs[next], from, to)) : Optional.empty());
        next++;
      } else {
        computed.add(
            needed[value.number()]
                ? Optional.of(compute(layer, value, computed))
                : Optional.empty());
      }
    }
    return computed.get(wanted.number()).orElseThrow();
  }

  private boolean[] needed(Value wanted) {
    boolean[] needed = new boolean[network.values().size()];
    needed[wanted.number()] = true;
    for (int number = wanted.number(); number >= 0; number--) {
      if (needed[number]) {
        sources(network.layers().get(number)).forEach(source -> needed[source.number()] = true);
      }
    }
    return needed;
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

  private Matrix compute(Layer layer, Value value, List<Optional<Matrix>> computed) {
    if (layer instanceof Layer.Activate activate) {
      Matrix from = known(computed, activate.from());
      float[] into = new float[from.values().length];
      activate.function().apply(from.values(), into, into.length);
      return Matrix.wrap(from.rows(), from.columns(), into);
    }
    if (layer instanceof Layer.Sum sum) {
      Matrix first = known(computed, sum.first());
      Matrix second = known(computed, sum.second());
      float[] into =
          first.rows() < second.rows() ? second.values().clone() : first.values().clone();
      add(first.rows() < second.rows() ? first : second, into);
      return Matrix.wrap(into.length / value.width(), value.width(), into);
    }
    if (layer instanceof Layer.Dense dense) {
      return dense(dense, value, computed);
    }
    if (layer instanceof Layer.Lookup lookup) {
      return multipliers.get(value.number()).get(0).multiply(known(computed, lookup.from()));
    }
    throw new IllegalStateException("draws belong to training");
  }

  private Matrix dense(Layer.Dense dense, Value value, List<Optional<Matrix>> computed) {
    int rows = 1;
    for (Value from : dense.from()) {
      rows = Math.max(rows, known(computed, from).rows());
    }
    float[] into = new float[rows * value.width()];
    float[] product = new float[dense.from().size() > 1 ? into.length : 0];
    add(biased(dense.bias(), value.width()), into);
    for (int part = 0; part < dense.from().size(); part++) {
      Matrix from = known(computed, dense.from().get(part));
      Multiplier multiplier = multipliers.get(value.number()).get(part);
      if (from.rows() == rows && product.length > 0) {
        multiplier.multiply(from.values(), rows, product);
        add(Matrix.wrap(rows, value.width(), product), into);
      } else {
        add(multiplier.multiply(from), into);
      }
    }
    return Matrix.wrap(rows, value.width(), into);
  }

  private Matrix biased(int offset, int width) {
    return Matrix.wrap(1, width, Arrays.copyOfRange(parameters, offset, offset + width));
  }

  private static Matrix known(List<Optional<Matrix>> computed, Value value) {
    return computed
        .get(value.number())
        .orElseThrow(
            () -> new IllegalArgumentException("value " + value.number() + " was not given"));
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
