// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.List;
import org.difflab.neural.network.Shard;

/**
 * What a network is trained for: the mean of a loss over examples. Called for several shards at
 * once; random numbers must depend on the step and the {@link ShardRows#place} only.
 */
public interface Objective {

  /** Returns how many examples there are. */
  int examples();

  /** Writes the inputs of the rows into the shard. */
  void fill(ShardRows rows, Shard shard);

  /**
   * Writes the gradients of Σ loss / batch size by the values the loss depends on.
   *
   * @return the sum of the rows' losses, if it is measured
   */
  double differentiate(ShardRows rows, Shard shard);

  /** Returns the names of what is followed besides the loss, such as parts of which it consists. */
  default List<String> terms() {
    return List.of();
  }

  /**
   * Returns the sum over the rows of each of the {@link #terms}; asked where the loss is measured.
   *
   * @param loss what {@link #differentiate} has just returned
   */
  default double[] measure(ShardRows rows, Shard shard, double loss) {
    return new double[0];
  }
}
