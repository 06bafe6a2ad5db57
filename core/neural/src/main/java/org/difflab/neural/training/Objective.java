// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.List;
import org.difflab.neural.network.Shard;
import org.difflab.neural.network.Value;

/**
 * The objective of training: the mean of a loss over examples. It is called for several shards
 * concurrently; random numbers must depend only on the step and the {@link ShardRows#place}.
 */
public interface Objective {

  /** Returns the number of examples. */
  int examples();

  /** Returns the values of the network that the loss depends on. */
  List<Value> outputs();

  /** Writes the inputs of the rows into the shard. */
  void fill(ShardRows rows, Shard shard);

  /**
   * Writes the gradients of Σ loss / batch size by the values the loss depends on.
   *
   * @return the sum of the rows' losses, if it is measured
   */
  double differentiate(ShardRows rows, Shard shard);

  /** Returns the names of further recorded values, such as the terms of the loss. */
  default List<String> terms() {
    return List.of();
  }

  /**
   * Returns the sum over the rows of each of the {@link #terms}; called when the loss is measured.
   *
   * @param loss the result of the preceding {@link #differentiate}
   */
  default double[] measure(ShardRows rows, Shard shard, double loss) {
    return new double[0];
  }
}
