// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

/**
 * The rows of a batch that form one shard.
 *
 * @param step the step, from 0
 * @param batch the numbers of the examples of the whole batch
 * @param from the first of them in this shard; random numbers depend on its place in the batch
 * @param count how many are in this shard
 * @param measured whether the loss itself is wanted, not only its gradient
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ShardRows(long step, int[] batch, int from, int count, boolean measured) {

  /** Returns the example in a row of the shard. */
  public int example(int row) {
    return batch[from + row];
  }

  /** Returns the place in the batch of a row of the shard. */
  public int place(int row) {
    return from + row;
  }
}
