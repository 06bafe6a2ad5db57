// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Precision;
import org.difflab.neural.network.Layout.Purpose;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * A network with its parameters, ready to be evaluated: immutable and safe for several threads.
 * What becomes of a row depends neither on the other rows nor on their number, as kernels always
 * take the same number of rows, the last of which may be unused.
 */
public final class TrainedNetwork {

  private static final int MOST_ROWS = 128;

  /** Convolutions of few channels in plain Java loop over rows, which is slow for fewer. */
  private static final int MOST_ROWS_OF_IMAGES = 256;

  private static final int FEWEST_ROWS = 8;

  /** Memory of a block of rows that is not exceeded where there can be fewer rows. */
  private static final long BLOCK_BYTES = 16 << 20;

  private final Network network;
  private final float[] parameters;
  private final Supplier<Kernels> kernels;
  private final Map<Task, Deque<Plan>> idle = new ConcurrentHashMap<>();

  /** What is computed from what. */
  private record Task(Value wanted, Set<Value> given) {

    /** Returns how many rows are computed at a time; it depends on the layers alone. */
    int blockRows(Network network) {
      Layout ofOneRow = new Layout(network, 1, given, List.of(wanted), Purpose.EVALUATION);
      long bytes = Float.BYTES * Math.max(1, ofOneRow.buffers().length());
      return (int) Math.max(FEWEST_ROWS, Math.min(mostRows(network), BLOCK_BYTES / bytes));
    }
  }

  private static int mostRows(Network network) {
    return network.hasConvolutions() ? MOST_ROWS_OF_IMAGES : MOST_ROWS;
  }

  /** Prepares a network in float32, as the other constructor does. */
  public TrainedNetwork(Network network, float[] parameters, LinearAlgebra algebra) {
    this(network, parameters, new NetworkKernels(algebra, Precision.FLOAT32));
  }

  /** Prepares a network; the parameters are not copied and must not be written to again. */
  public TrainedNetwork(Network network, float[] parameters, NetworkKernels kernels) {
    this(network, parameters, kernels::open);
  }

  /**
   * Prepares a network.
   *
   * @param kernels opens what computes, for one thread
   */
  TrainedNetwork(Network network, float[] parameters, Supplier<Kernels> kernels) {
    this.network = network;
    this.parameters = parameters;
    this.kernels = kernels;
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
   * @throws IllegalArgumentException if an input that is needed is not given, or a width or a
   *     number of rows differs
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
    for (Matrix matrix : given.values()) {
      if (matrix.rows() != 1 && matrix.rows() != rows) {
        throw new IllegalArgumentException(
            "values given to a network must have 1 or " + rows + " rows, found " + matrix.rows());
      }
    }
    Task task = new Task(wanted, Set.copyOf(given.keySet()));
    float[] results = new float[Math.multiplyExact(rows, wanted.width())];
    Plan plan = borrow(task);
    try {
      for (int from = 0; from < rows; from += plan.rows()) {
        int first = from;
        int count = Math.min(plan.rows(), rows - from);
        given.forEach(
            (value, matrix) -> {
              if (matrix.rows() == 1) {
                plan.putToAll(value, matrix.values());
              } else {
                plan.put(value, matrix.values(), first * value.width(), count);
              }
            });
        plan.forward();
        plan.get(wanted, results, from * wanted.width(), count);
      }
    } finally {
      idle.get(task).push(plan);
    }
    return Matrix.wrap(rows, wanted.width(), results);
  }

  /** Memory is kept from call to call, as what was just used is faster than what is new. */
  private Plan borrow(Task task) {
    Plan found = idle.computeIfAbsent(task, any -> new ConcurrentLinkedDeque<>()).poll();
    if (found != null) {
      return found;
    }
    int rows = task.blockRows(network);
    Plan plan = Plan.evaluation(network, kernels.get(), rows, task.given(), task.wanted());
    plan.load(parameters);
    return plan;
  }
}
