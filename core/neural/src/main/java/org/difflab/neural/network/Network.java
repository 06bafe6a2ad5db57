// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Operation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
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

  /** Returns a builder of nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the number of parameters. */
  public int size() {
    return size;
  }

  /** Returns the bytes that values and gradients of one row take, if none shares memory. */
  public long bytesPerRow() {
    return values.stream().mapToLong(value -> 2L * Float.BYTES * value.width()).sum();
  }

  Layer layer(Value value) {
    return layers.get(value.number());
  }

  List<Value> values() {
    return values;
  }

  /** Returns the values that are given. */
  List<Value> inputs() {
    return values.stream().filter(value -> layer(value) instanceof Layer.Input).toList();
  }

  /** Returns whether any layer is a convolution. */
  boolean hasConvolutions() {
    return computed().stream()
        .anyMatch(layer -> layer.operation() instanceof Operation.Convolution);
  }

  private List<Layer.Computed> computed() {
    return layers.stream()
        .filter(Layer.Computed.class::isInstance)
        .map(Layer.Computed.class::cast)
        .toList();
  }

  /**
   * Returns parameters before training: normally distributed weights (see {@link Initialisation}),
   * biases and shifts 0, scales 1, and embedding tables 0.
   */
  public float[] initialParameters(Noise noise) {
    float[] parameters = new float[size];
    for (Value value : values) {
      if (layer(value) instanceof Layer.Computed computed) {
        for (Layer.Computed.Piece piece : computed.pieces()) {
          int length = piece.rows() * piece.columns();
          if (piece.name().equals("weights")) {
            float deviation = (float) computed.initialisation().deviation(piece.rows());
            noise.gaussian(value.number(), 0, parameters, piece.offset(), length);
            for (int i = piece.offset(); i < piece.offset() + length; i++) {
              parameters[i] *= deviation;
            }
          } else if (piece.name().equals("scales")) {
            Arrays.fill(parameters, piece.offset(), piece.offset() + length, 1);
          }
        }
      }
    }
    return parameters;
  }

  /** Returns parameters that differ from others in the table of an embedding. */
  public float[] withTable(float[] parameters, Value embedding, Matrix table) {
    Layer.Computed.Piece piece = embedding(embedding);
    table.requireColumns(piece.columns(), "an embedding table");
    if (table.rows() != piece.rows()) {
      throw new IllegalArgumentException(
          "an embedding of " + piece.rows() + " rows cannot have " + table.rows());
    }
    float[] changed = parameters.clone();
    System.arraycopy(table.values(), 0, changed, piece.offset(), table.values().length);
    return changed;
  }

  /** Returns the table of an embedding, one row for each index. */
  public Matrix table(float[] parameters, Value embedding) {
    return matrix(parameters, embedding(embedding));
  }

  private Layer.Computed.Piece embedding(Value value) {
    if (layer(value) instanceof Layer.Computed computed
        && computed.operation() instanceof Operation.Embedding) {
      return computed.pieces().get(0);
    }
    throw new IllegalArgumentException("value " + value.number() + " is not an embedding");
  }

  private static Matrix matrix(float[] parameters, Layer.Computed.Piece piece) {
    int length = piece.rows() * piece.columns();
    return Matrix.wrap(
        piece.rows(),
        piece.columns(),
        Arrays.copyOfRange(parameters, piece.offset(), piece.offset() + length));
  }

  private List<Layer.Computed.Piece> pieces() {
    List<Layer.Computed.Piece> pieces = new ArrayList<>();
    int number = 0;
    for (Layer.Computed layer : computed()) {
      if (layer.operation().parameters() > 0) {
        String name = "layer-" + number++ + "-";
        for (Layer.Computed.Piece piece : layer.pieces()) {
          pieces.add(
              new Layer.Computed.Piece(
                  name + piece.name(), piece.offset(), piece.rows(), piece.columns()));
        }
      }
    }
    return pieces;
  }

  /** Returns parameters as named matrices. */
  public Weights weights(float[] parameters) {
    Weights.Builder weights = Weights.builder();
    pieces().forEach(piece -> weights.matrix(piece.name(), matrix(parameters, piece)));
    return weights.build();
  }

  /**
   * Returns the parameters that {@link #weights} named.
   *
   * @throws InputException if one is missing or has another size
   */
  public float[] parameters(Weights weights) {
    float[] parameters = new float[size];
    for (Layer.Computed.Piece piece : pieces()) {
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

  /** Collects layers; each method returns the value that the layer computes. */
  public static final class Builder {

    private final List<Layer> layers = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private int size;

    private Builder() {}

    /** Adds a vector that is given. */
    public Value input(int width) {
      return input(Shape.vector(width));
    }

    /** Adds a value that is given. */
    public Value input(Shape shape) {
      return add(new Layer.Input(), shape);
    }

    /** Adds a dense layer of one value, or of several side by side. */
    public Value dense(int width, Initialisation initialisation, Value... from) {
      Value joined = join(from);
      return add(new Operation.Dense(joined.shape(), width), initialisation, joined);
    }

    /** Adds values as one vector, one after the other. */
    public Value join(Value... values) {
      Value joined = values[0];
      for (int i = 1; i < values.length; i++) {
        Shape first = pixel(joined);
        joined = add(new Operation.Concatenation(first, pixel(values[i])), joined, values[i]);
      }
      return joined;
    }

    private static Shape pixel(Value value) {
      return new Shape(1, 1, value.width());
    }

    /** Adds a table whose rows one-hot rows choose; it begins as zeros. */
    public Value embedding(int width, Value oneHot) {
      return add(new Operation.Embedding(oneHot.width(), width), oneHot);
    }

    /** Adds a convolution with "same" padding, of odd size. */
    public Value convolution(
        int channels, int size, int stride, Initialisation initialisation, Value from) {
      return add(
          Operation.Convolution.same(from.shape(), channels, size, stride), initialisation, from);
    }

    /** Adds the channels of two images of the same height and width. */
    public Value concatenate(Value first, Value second) {
      return add(new Operation.Concatenation(first.shape(), second.shape()), first, second);
    }

    /** Adds an image of twice the height and width; each pixel becomes four. */
    public Value upsample(Value from) {
      return add(new Operation.Upsampling(from.shape()), from);
    }

    /** Adds a function of each number. */
    public Value activate(ActivationFunction function, Value from) {
      return add(new Operation.Activation(from.shape(), function), from);
    }

    /** Adds the sum of two values of the same width. */
    public Value sum(Value first, Value second) {
      requireSameWidth(first, second);
      return add(new Operation.Sum(first.shape()), first, second);
    }

    /** Adds a sample of N(μ, e^ℓ), made of standard normal noise, which is an input. */
    public Value reparameterisedSample(Value mean, Value logVariance, Value noise) {
      requireSameWidth(mean, logVariance);
      requireSameWidth(mean, noise);
      return add(new Operation.GaussianSample(mean.shape()), mean, logVariance, noise);
    }

    private static void requireSameWidth(Value first, Value second) {
      if (first.width() != second.width()) {
        throw new IllegalArgumentException(
            "values must have one width, found " + first.width() + " and " + second.width());
      }
    }

    /** Adds any operation whose parameters need no initial weights. */
    public Value add(Operation operation, Value... from) {
      return add(operation, Initialisation.ZERO, from);
    }

    /**
     * Adds any operation.
     *
     * @throws IllegalArgumentException if it has another number of inputs, or of another size
     */
    public Value add(Operation operation, Initialisation initialisation, Value... from) {
      List<Integer> needed = operation.inputs().stream().map(Shape::size).toList();
      List<Integer> found = Arrays.stream(from).map(Value::width).toList();
      if (!needed.equals(found)) {
        throw new IllegalArgumentException(
            "inputs must have the sizes " + needed + " for " + operation + ", found " + found);
      }
      int offset = size;
      size = Math.addExact(size, operation.parameters());
      return add(
          new Layer.Computed(operation, List.of(from), initialisation, offset), operation.output());
    }

    private Value add(Layer layer, Shape shape) {
      Value value = new Value(layers.size(), shape);
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
