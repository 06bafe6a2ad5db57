// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * A shard of a batch: the buffers of the forward and backward pass of some of its rows. Values and
 * gradients are Java arrays, row-major; copies of what products need lie beside them where products
 * are computed. A shard is for one thread at a time.
 */
public final class Shard {

  private final Network network;
  private final TileProducts products;
  private final int rows;
  private final float[][] values;
  private final float[][] gradients;
  private final boolean[] reached;
  private final Operands operands;
  private final Parameters parameters;
  private final Floats parameterGradient;
  private final Floats scratch;
  private final float[] spare;

  /**
   * Creates the memory.
   *
   * @param parameters those of the network, shared by all shards
   * @param rows how many rows at most
   */
  public Shard(Network network, TileProducts products, Parameters parameters, int rows) {
    this.network = network;
    this.products = products;
    this.rows = rows;
    this.parameters = parameters;
    this.parameterGradient = products.allocate(network.size());
    this.operands = new Operands(network, products, rows);
    int widest = 1;
    this.values = new float[network.values().size()][];
    this.gradients = new float[network.values().size()][];
    this.reached = new boolean[network.values().size()];
    for (Value value : network.values()) {
      widest = Math.max(widest, value.width());
      values[value.number()] = new float[rows * value.width()];
      gradients[value.number()] = new float[needsGradient(value) ? rows * value.width() : 0];
    }
    this.scratch = products.allocate(2 * rows * products.stride(widest));
    this.spare = new float[rows * widest];
  }

  private boolean needsGradient(Value value) {
    return !(network.layers().get(value.number()) instanceof Layer.Input);
  }

  /** Returns how many rows there is room for. */
  public int rows() {
    return rows;
  }

  /** Returns the numbers of a value: to be written for an input, to be read for any other. */
  public float[] values(Value value) {
    return values[value.number()];
  }

  /**
   * Returns the buffer for the gradient of the loss with respect to a value, which must be filled
   * for all rows before {@link #backward}.
   */
  public float[] lossGradient(Value value) {
    reached[value.number()] = true;
    return gradients[value.number()];
  }

  /**
   * Copies part of the gradient of the loss by the parameters, as {@link #backward} left it, to the
   * same places of an array.
   */
  public void copyGradient(int from, int to, float[] into) {
    parameterGradient.get(from, into, from, to - from);
  }

  /** Computes every value from the inputs, for the first {@code count} rows. */
  public void forward(int count) {
    Arrays.fill(reached, false);
    for (Value value : network.values()) {
      float[] into = values[value.number()];
      Layer layer = network.layers().get(value.number());
      if (layer instanceof Layer.Dense dense) {
        multiply(parameters.matrix(dense.weights().get(0), dense.inputs() + 1), value, count);
      } else if (layer instanceof Layer.Embedding embedding) {
        multiply(parameters.matrix(embedding.weights(), embedding.from().width()), value, count);
      } else if (layer instanceof Layer.Activate activate) {
        activate.function().apply(values(activate.from()), into, count * value.width());
      } else if (layer instanceof Layer.Sum sum) {
        add(values(sum.first()), values(sum.second()), into, count * value.width());
      } else if (layer instanceof Layer.ReparameterisedSample sample) {
        reparameterise(sample, into, count * value.width());
      }
      operands.put(value, into, count);
    }
  }

  private void multiply(Tile weights, Value value, int count) {
    Tile result = new Tile(scratch, 0, count, value.width());
    products.multiply(operands.of(value, count), weights, result, Into.REPLACED);
    result.get(values[value.number()]);
  }

  private static void add(float[] first, float[] second, float[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = first[i] + second[i];
    }
  }

  private void reparameterise(Layer.ReparameterisedSample sample, float[] into, int length) {
    float[] mean = values(sample.mean());
    float[] logVariance = values(sample.logVariance());
    float[] noise = values(sample.noise());
    for (int i = 0; i < length; i++) {
      into[i] = mean[i] + (float) StrictMath.exp(0.5 * logVariance[i]) * noise[i];
    }
  }

  /**
   * Computes the gradient with respect to all parameters from those written to {@link
   * #lossGradient} since {@link #forward}.
   */
  public void backward(int count) {
    List<Value> all = network.values();
    for (int number = all.size() - 1; number >= 0; number--) {
      Value value = all.get(number);
      if (reached[number]) {
        pullBack(value, gradients[number], count);
      }
    }
  }

  private void pullBack(Value value, float[] gradient, int count) {
    int length = count * value.width();
    Layer layer = network.layers().get(value.number());
    if (layer instanceof Layer.Dense dense) {
      Tile own = weightGradient(dense.weights().get(0), dense.inputs() + 1, value);
      Tile outgoing = pullWeights(value, own, gradient, count);
      for (int part = 0; part < dense.from().size(); part++) {
        pullInput(dense.from().get(part), dense.weights().get(part), value, outgoing);
      }
    } else if (layer instanceof Layer.Embedding embedding) {
      Tile own = weightGradient(embedding.weights(), embedding.from().width(), value);
      Tile outgoing = pullWeights(value, own, gradient, count);
      pullInput(embedding.from(), embedding.weights(), value, outgoing);
    } else if (layer instanceof Layer.Activate activate) {
      float[] input = values(activate.from());
      if (reached[activate.from().number()]) {
        activate.function().differentiate(input, gradient, spare, length);
        pass(activate.from(), spare, length);
      } else {
        float[] into = lossGradient(activate.from());
        activate.function().differentiate(input, gradient, into, length);
      }
    } else if (layer instanceof Layer.Sum sum) {
      pass(sum.first(), gradient, length);
      pass(sum.second(), gradient, length);
    } else if (layer instanceof Layer.ReparameterisedSample sample) {
      pass(sample.mean(), gradient, length);
      float[] drawn = values(value);
      float[] mean = values(sample.mean());
      for (int i = 0; i < length; i++) {
        spare[i] = gradient[i] * 0.5f * (drawn[i] - mean[i]);
      }
      pass(sample.logVariance(), spare, length);
    }
  }

  /** The gradient with respect to all weights of a layer, with the bias as an additional row. */
  private Tile weightGradient(int offset, int rows, Value value) {
    return new Tile(parameterGradient, offset, rows, value.width());
  }

  /**
   * Computes the gradient with respect to a layer's weights; returns that with respect to its
   * value.
   */
  private Tile pullWeights(Value value, Tile weightGradient, float[] gradient, int count) {
    Tile outgoing = new Tile(scratch, 0, count, value.width(), products.stride(value.width()));
    outgoing.put(gradient);
    products.multiplyTransposed(operands.of(value, count), outgoing, weightGradient, Into.REPLACED);
    return outgoing;
  }

  private void pullInput(Value input, int offset, Value value, Tile outgoing) {
    if (!needsGradient(input)) {
      return;
    }
    int count = outgoing.rows();
    Tile incoming = new Tile(scratch, rows * products.stride(value.width()), count, input.width());
    products.multiplyByTransposed(
        outgoing, parameters.matrix(offset, input.width()), incoming, Into.REPLACED);
    if (reached[input.number()]) {
      incoming.get(spare);
      pass(input, spare, count * input.width());
    } else {
      incoming.get(lossGradient(input));
    }
  }

  private void pass(Value value, float[] gradient, int length) {
    if (!needsGradient(value)) {
      return;
    }
    float[] into = gradients[value.number()];
    if (reached[value.number()]) {
      for (int i = 0; i < length; i++) {
        into[i] += gradient[i];
      }
    } else {
      System.arraycopy(gradient, 0, into, 0, length);
      reached[value.number()] = true;
    }
  }
}
