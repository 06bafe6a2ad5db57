// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.linear.kernel.Kernels;

/**
 * The memory in which a shard of a batch passes through a network, forwards and backwards. Inputs,
 * outputs and the gradients by outputs are Java arrays, row-major. One thread at a time uses it.
 */
public final class Shard implements AutoCloseable {

  private static final long NONE_LOADED = -1;

  private final Kernels kernels;
  private final Plan plan;
  private final List<Value> inputs;
  private final List<Value> outputs;
  private final Map<Value, float[]> values = new HashMap<>();
  private final Map<Value, float[]> gradients = new HashMap<>();
  private long version = NONE_LOADED;

  /**
   * Makes the memory.
   *
   * @param kernels what computes; closed with the shard
   * @param outputs the values that the loss depends on
   * @param rows how many rows at most
   */
  public Shard(Network network, Kernels kernels, List<Value> outputs, int rows) {
    this.kernels = kernels;
    this.plan = Plan.training(network, kernels, rows, outputs);
    this.inputs = network.inputs();
    this.outputs = List.copyOf(outputs);
    inputs.forEach(value -> values.put(value, new float[rows * value.width()]));
    for (Value value : outputs) {
      values.put(value, new float[rows * value.width()]);
      gradients.put(value, new float[rows * value.width()]);
    }
  }

  /**
   * Estimates the bytes of such a shard: parameters and their gradients, which kernels keep in
   * another order too, values and gradients of the layers, and the arrays of inputs and outputs.
   */
  public static long bytes(Network network, NetworkKernels kernels, List<Value> outputs, int rows) {
    long arrays = 0;
    for (Value input : network.inputs()) {
      arrays += (long) rows * input.width();
    }
    for (Value output : outputs) {
      arrays += 2L * rows * output.width();
    }
    return Float.BYTES * (4L * network.size() + arrays)
        + kernels.precision().bytes()
            * new Layout(
                    network, rows, Set.copyOf(network.inputs()), outputs, Layout.Purpose.TRAINING)
                .buffers()
                .length();
  }

  /** Returns how many rows there is room for. */
  public int rows() {
    return plan.rows();
  }

  /**
   * Reads parameters, unless the same were read last.
   *
   * @param version a number of these parameters, 0 or more
   */
  public void load(float[] parameters, long version) {
    if (version != this.version) {
      plan.load(parameters);
      this.version = version;
    }
  }

  /**
   * Returns the numbers of an input, to be written, or of an output, to be read after {@link
   * #forward}.
   *
   * @throws IllegalArgumentException if the value is neither
   */
  public float[] values(Value value) {
    return require(values.get(value), value);
  }

  /**
   * Returns where the gradient of the loss by an output is to be written before {@link #backward};
   * 0 where nothing is written.
   *
   * @throws IllegalArgumentException if the value is no output
   */
  public float[] lossGradient(Value value) {
    return require(gradients.get(value), value);
  }

  private static float[] require(float[] found, Value value) {
    if (found == null) {
      throw new IllegalArgumentException(
          "value " + value.number() + " is neither an input nor an output of the loss");
    }
    return found;
  }

  /** Computes the outputs from the inputs, for the first {@code count} rows. */
  public void forward(int count) {
    inputs.forEach(value -> plan.put(value, values.get(value), 0, count));
    plan.forward();
    for (Value value : outputs) {
      plan.get(value, values.get(value), 0, count);
      Arrays.fill(gradients.get(value), 0);
    }
  }

  /** Computes the gradient by every parameter from those that were written since the forward. */
  public void backward(int count) {
    outputs.forEach(value -> plan.putGradient(value, gradients.get(value), count));
    plan.backward();
  }

  /** Copies the gradient of the loss by all parameters, as {@link #backward} left it. */
  public void copyGradient(float[] into) {
    plan.getParameterGradient(into);
  }

  @Override
  public void close() {
    plan.close();
    kernels.close();
  }
}
