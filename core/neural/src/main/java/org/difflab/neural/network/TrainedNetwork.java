// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * A network with its parameters, ready to be evaluated: immutable and thread-safe. The result for a
 * row depends neither on the other rows nor on their number.
 */
public final class TrainedNetwork {

  private final Network network;
  private final float[] parameters;
  private final List<List<Factor>> factors;
  private final Deque<ForwardPass> idle = new ConcurrentLinkedDeque<>();

  /** Prepares a network; the parameters are not copied and must not be written to again. */
  public TrainedNetwork(Network network, float[] parameters, LinearAlgebra algebra) {
    this.network = network;
    this.parameters = parameters;
    this.factors =
        network.values().stream()
            .map(value -> Factor.of(network, parameters, value, algebra))
            .toList();
  }

  /** Returns the network. */
  public Network network() {
    return network;
  }

  /** Returns the parameters, which must not be written to. */
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
    ForwardSteps steps = ForwardSteps.of(network, wanted, given.keySet());
    float[] results = new float[Math.multiplyExact(rows, wanted.width())];
    ForwardPass pass = borrow();
    for (int from = 0; from < rows; from += ForwardPass.ROWS) {
      int first = from;
      int to = Math.min(rows, from + ForwardPass.ROWS);
      given.forEach((value, matrix) -> pass.give(value, matrix, first, to));
      steps.steps().forEach(pass::compute);
      pass.take(wanted, results, from, to);
    }
    idle.push(pass);
    return Matrix.wrap(rows, wanted.width(), results);
  }

  /** Buffers are reused between calls, since recently used memory is in the cache. */
  private ForwardPass borrow() {
    ForwardPass found = idle.poll();
    return found == null ? new ForwardPass(network, parameters, factors) : found;
  }
}
