package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * The memory in which some rows of a batch pass through a network, forwards and backwards. Values
 * and gradients are Java arrays, row-major; copies of what products need lie beside them where
 * products are computed. One thread at a time may use a lane.
 */
public final class Lane {

  private final Network network;
  private final TileProducts products;
  private final int rows;
  private final float[][] values;
  private final float[][] gradients;
  private final boolean[] reached;
  private final List<Tile> operands;
  private final Tile parameters;
  private final Tile slopes;
  private final Tile ones;
  private final Floats scratch;
  private final float[] spare;
  private final float[] parameterGradient;

  /**
   * Makes the memory.
   *
   * @param parameters the network's parameters, shared by all lanes
   * @param rows how many rows at most
   */
  public Lane(Network network, TileProducts products, Floats parameters, int rows) {
    this.network = network;
    this.products = products;
    this.rows = rows;
    this.parameters = new Tile(parameters, 0, 1, network.size());
    this.slopes = new Tile(products.allocate(network.size()), 0, 1, network.size());
    this.parameterGradient = new float[network.size()];
    this.ones = new Tile(products.allocate(rows), 0, rows, 1);
    float[] line = new float[rows];
    Arrays.fill(line, 1);
    ones.put(line);
    int widest = 1;
    this.operands = new ArrayList<>();
    this.values = new float[network.values().size()][];
    this.gradients = new float[network.values().size()][];
    this.reached = new boolean[network.values().size()];
    for (Value value : network.values()) {
      widest = Math.max(widest, value.width());
      values[value.number()] = new float[rows * value.width()];
      gradients[value.number()] = new float[needsGradient(value) ? rows * value.width() : 0];
      int length = isMultiplied(value) ? rows * value.width() : 0;
      operands.add(new Tile(products.allocate(length), 0, length == 0 ? 0 : rows, value.width()));
    }
    this.scratch = products.allocate(2 * rows * widest);
    this.spare = new float[rows * widest];
  }

  private boolean needsGradient(Value value) {
    return !(network.layers().get(value.number()) instanceof Layer.Input);
  }

  private boolean isMultiplied(Value value) {
    return network.layers().stream()
        .anyMatch(
            layer ->
                (layer instanceof Layer.Dense dense && dense.from().contains(value))
                    || (layer instanceof Layer.Lookup lookup && lookup.from().equals(value)));
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
   * Returns where the gradient of the loss by a value must be written before {@link #backward}; all
   * of it for the rows that passed.
   */
  public float[] lossGradient(Value value) {
    reached[value.number()] = true;
    return gradients[value.number()];
  }

  /** Returns the gradient of the loss by the parameters, as {@link #backward} left it. */
  public float[] parameterGradient() {
    return parameterGradient;
  }

  /** Computes every value from the inputs, for the first {@code count} rows. */
  public void forward(int count) {
    Arrays.fill(reached, false);
    for (Value value : network.values()) {
      float[] into = values[value.number()];
      Layer layer = network.layers().get(value.number());
      if (layer instanceof Layer.Dense dense) {
        repeatLine(parameters.floats(), dense.bias(), value.width(), into, count);
        new Tile(scratch, 0, count, value.width()).put(into);
        multiply(dense.from(), dense.weights(), value, count, Into.ADDED);
      } else if (layer instanceof Layer.Lookup lookup) {
        multiply(List.of(lookup.from()), List.of(lookup.weights()), value, count, Into.REPLACED);
      } else if (layer instanceof Layer.Activate activate) {
        activate.function().apply(values(activate.from()), into, count * value.width());
      } else if (layer instanceof Layer.Sum sum) {
        add(values(sum.first()), values(sum.second()), into, count * value.width());
      } else if (layer instanceof Layer.Draw draw) {
        draw(draw, into, count * value.width());
      }
      Tile operand = operands.get(value.number());
      if (operand.rows() > 0) {
        operand.top(count).put(into);
      }
    }
  }

  private static void repeatLine(Floats floats, int offset, int width, float[] into, int count) {
    floats.get(offset, into, 0, width);
    for (int row = 1; row < count; row++) {
      System.arraycopy(into, 0, into, row * width, width);
    }
  }

  private void multiply(
      List<Value> from, List<Integer> weights, Value value, int count, Into first) {
    Tile result = new Tile(scratch, 0, count, value.width());
    for (int part = 0; part < from.size(); part++) {
      products.multiply(
          operands.get(from.get(part).number()).top(count),
          weight(parameters, weights.get(part), from.get(part), value),
          result,
          part == 0 ? first : Into.ADDED);
    }
    result.get(values[value.number()]);
  }

  private static Tile weight(Tile all, int offset, Value from, Value value) {
    return new Tile(all.floats(), offset, from.width(), value.width());
  }

  private static void add(float[] first, float[] second, float[] into, int length) {
    for (int i = 0; i < length; i++) {
      into[i] = first[i] + second[i];
    }
  }

  private void draw(Layer.Draw draw, float[] into, int length) {
    float[] mean = values(draw.mean());
    float[] logVariance = values(draw.logVariance());
    float[] noise = values(draw.noise());
    for (int i = 0; i < length; i++) {
      into[i] = mean[i] + (float) StrictMath.exp(0.5 * logVariance[i]) * noise[i];
    }
  }

  /**
   * Computes the gradient by every parameter from those that were written to {@link #lossGradient}
   * since {@link #forward}.
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
      pullProduct(dense.from(), dense.weights(), value, gradient, count);
      pullBias(dense.bias(), value, count);
    } else if (layer instanceof Layer.Lookup lookup) {
      pullProduct(List.of(lookup.from()), List.of(lookup.weights()), value, gradient, count);
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
    } else if (layer instanceof Layer.Draw draw) {
      pass(draw.mean(), gradient, length);
      float[] drawn = values(value);
      float[] mean = values(draw.mean());
      for (int i = 0; i < length; i++) {
        spare[i] = gradient[i] * 0.5f * (drawn[i] - mean[i]);
      }
      pass(draw.logVariance(), spare, length);
    }
  }

  private void pullProduct(
      List<Value> from, List<Integer> weights, Value value, float[] gradient, int count) {
    Tile outgoing = new Tile(scratch, 0, count, value.width());
    outgoing.put(gradient);
    for (int part = 0; part < from.size(); part++) {
      Value input = from.get(part);
      int offset = weights.get(part);
      Tile slope = weight(slopes, offset, input, value);
      products.multiplyTransposed(
          operands.get(input.number()).top(count), outgoing, slope, Into.REPLACED);
      slopes.floats().get(offset, parameterGradient, offset, input.width() * value.width());
      if (needsGradient(input)) {
        Tile incoming = new Tile(scratch, rows * value.width(), count, input.width());
        products.multiplyByTransposed(
            outgoing, weight(parameters, offset, input, value), incoming, Into.REPLACED);
        if (reached[input.number()]) {
          incoming.get(spare);
          pass(input, spare, count * input.width());
        } else {
          incoming.get(lossGradient(input));
        }
      }
    }
  }

  /** Sums the gradient, which {@link #pullProduct} left where products are, over the rows. */
  private void pullBias(int offset, Value value, int count) {
    products.multiplyTransposed(
        ones.top(count),
        new Tile(scratch, 0, count, value.width()),
        new Tile(slopes.floats(), offset, 1, value.width()),
        Into.REPLACED);
    slopes.floats().get(offset, parameterGradient, offset, value.width());
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
