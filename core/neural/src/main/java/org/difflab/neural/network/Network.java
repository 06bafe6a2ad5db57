// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Weights;

/**
 * The layers of a feed-forward network in the order in which they are computed. It holds no
 * parameters; those are one array of {@link #size} float32 values, in which each layer has its
 * place.
 */
public final class Network {

  private final List<Layer> layers;
  private final List<Value> values;
  private final int size;

  private Network(Builder builder) {
    this.layers = List.copyOf(builder.layers);
    this.values = List.copyOf(builder.values);
    this.size = builder.size;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the number of parameters. */
  public int size() {
    return size;
  }

  List<Layer> layers() {
    return layers;
  }

  List<Value> values() {
    return values;
  }

  /** Returns whether all rows share a value where the network is evaluated. */
  boolean isShared(Value value) {
    Layer layer = layers.get(value.number());
    return layer instanceof Layer.Input input
        ? input.rows() == Layer.Input.Rows.NONE
        : layer.sources().stream().allMatch(this::isShared);
  }

  /** Returns the input values, in the order in which they were added. */
  List<Value> inputs() {
    return values.stream()
        .filter(value -> layers.get(value.number()) instanceof Layer.Input)
        .toList();
  }

  /**
   * Returns parameters before training: normally distributed weights (see {@link Initialisation}).
   */
  public float[] initialParameters(Noise noise) {
    float[] parameters = new float[size];
    for (Value value : values) {
      if (layers.get(value.number()) instanceof Layer.Dense dense) {
        float deviation = (float) dense.initialisation().deviation(dense.inputs());
        for (int part = 0; part < dense.from().size(); part++) {
          int offset = dense.weights().get(part);
          int length = dense.from().get(part).width() * value.width();
          noise.gaussian(value.number(), part, parameters, offset, length);
          for (int i = offset; i < offset + length; i++) {
            parameters[i] *= deviation;
          }
        }
      }
    }
    return parameters;
  }

  /** Returns parameters that differ from others in the table of an embedding. */
  public float[] withTable(float[] parameters, Value embedding, Matrix table) {
    Layer.Embedding layer = embedding(embedding);
    table.requireColumns(embedding.width(), "an embedding table");
    if (table.rows() != layer.from().width()) {
      throw new IllegalArgumentException(
          "an embedding of " + layer.from().width() + " rows cannot have " + table.rows());
    }
    float[] changed = parameters.clone();
    System.arraycopy(table.values(), 0, changed, layer.weights(), table.values().length);
    return changed;
  }

  /** Returns the table of an embedding, one row for each index. */
  public Matrix table(float[] parameters, Value embedding) {
    Layer.Embedding layer = embedding(embedding);
    return matrix(parameters, layer.weights(), layer.from().width(), embedding.width());
  }

  private Layer.Embedding embedding(Value value) {
    if (layers.get(value.number()) instanceof Layer.Embedding embedding) {
      return embedding;
    }
    throw new IllegalArgumentException("value " + value.number() + " is not an embedding");
  }

  private static Matrix matrix(float[] parameters, int offset, int rows, int columns) {
    return Matrix.wrap(
        rows, columns, Arrays.copyOfRange(parameters, offset, offset + rows * columns));
  }

  /** A piece of the parameters that has a name of its own. */
  private record Piece(String name, int offset, int rows, int columns) {}

  private List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (Value value : values) {
      Layer layer = layers.get(value.number());
      String name = "layer-" + value.number();
      if (layer instanceof Layer.Dense dense) {
        for (int part = 0; part < dense.from().size(); part++) {
          int rows = dense.from().get(part).width();
          pieces.add(
              new Piece(name + "-weights-" + part, dense.weights().get(part), rows, value.width()));
        }
        pieces.add(new Piece(name + "-bias", dense.bias(), 1, value.width()));
      } else if (layer instanceof Layer.Embedding embedding) {
        pieces.add(
            new Piece(
                name + "-table", embedding.weights(), embedding.from().width(), value.width()));
      }
    }
    return pieces;
  }

  /** Returns parameters as named matrices. */
  public Weights weights(float[] parameters) {
    Weights.Builder weights = Weights.builder();
    for (Piece piece : pieces()) {
      weights.matrix(
          piece.name(), matrix(parameters, piece.offset(), piece.rows(), piece.columns()));
    }
    return weights.build();
  }

  /**
   * Returns the parameters that {@link #weights} named.
   *
   * @throws InputException if one is missing or has another size
   */
  public float[] parameters(Weights weights) {
    float[] parameters = new float[size];
    for (Piece piece : pieces()) {
      Matrix matrix = weights.matrix(piece.name());
      if (matrix.rows() != piece.rows() || matrix.columns() != piece.columns()) {
        throw new InputException(
            "weights: '"
                + piece.name()
                + "' must be "
                + piece.rows()
                + "x"
                + piece.columns()
                + ", found "
                + matrix.rows()
                + "x"
                + matrix.columns());
      }
      System.arraycopy(matrix.values(), 0, parameters, piece.offset(), matrix.values().length);
    }
    return parameters;
  }

  /** Builds networks; each method adds a layer and returns its value. */
  public static final class Builder {

    private final List<Layer> layers = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private int size;

    private Builder() {}

    /** Adds a value that is given. */
    public Value input(int width) {
      return add(new Layer.Input(Layer.Input.Rows.EACH), width);
    }

    /**
     * Adds a value that is given and that all rows share where a trained network is evaluated, such
     * as their noise level. Products with one row that stands for all are computed once.
     */
    public Value shared(int width) {
      return add(new Layer.Input(Layer.Input.Rows.NONE), width);
    }

    /** Adds a dense layer Σ xᵢWᵢ + b. */
    public Value dense(int width, Initialisation initialisation, Value... from) {
      List<Integer> weights = new ArrayList<>();
      for (Value value : from) {
        weights.add(place(value.width() * width));
      }
      return add(new Layer.Dense(List.of(from), initialisation, weights, place(width)), width);
    }

    /** Adds a table whose lines one-hot rows choose; it begins as zeros. */
    public Value embedding(int width, Value oneHot) {
      return add(new Layer.Embedding(oneHot, place(oneHot.width() * width)), width);
    }

    /** Adds a function of each number. */
    public Value activate(Activation function, Value from) {
      return add(new Layer.Activate(from, function), from.width());
    }

    /** Adds the sum of two values of one width. */
    public Value sum(Value first, Value second) {
      requireSameWidth(first, second);
      return add(new Layer.Sum(first, second), first.width());
    }

    /** Adds a sample of N(μ, e^ℓ), made of standard normal noise, which is an input. */
    public Value reparameterisedSample(Value mean, Value logVariance, Value noise) {
      requireSameWidth(mean, logVariance);
      requireSameWidth(mean, noise);
      return add(new Layer.ReparameterisedSample(mean, logVariance, noise), mean.width());
    }

    private static void requireSameWidth(Value first, Value second) {
      if (first.width() != second.width()) {
        throw new IllegalArgumentException(
            "values must have one width, found " + first.width() + " and " + second.width());
      }
    }

    private int place(int length) {
      int offset = size;
      size = Math.addExact(size, length);
      return offset;
    }

    private Value add(Layer layer, int width) {
      Value value = new Value(layers.size(), width);
      layers.add(layer);
      values.add(value);
      return value;
    }

    /** Returns the network. */
    public Network build() {
      return new Network(this);
    }
  }
}
