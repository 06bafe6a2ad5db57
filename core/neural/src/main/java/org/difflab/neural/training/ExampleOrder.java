// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.random.RandomGenerator;
import org.difflab.spi.Noise;

/**
 * The order of the examples in training: all of them in every epoch, in a new random order each
 * time. It is a function of the seed and the step, so training can resume at any step.
 */
final class ExampleOrder {

  private final int examples;
  private final Noise noise;
  private long epoch = -1;
  private int[] order = new int[0];

  ExampleOrder(int examples, Noise noise) {
    this.examples = examples;
    this.noise = noise;
  }

  /** Returns the examples of a step. */
  int[] batch(long step, int size) {
    int[] batch = new int[size];
    for (int i = 0; i < size; i++) {
      long place = step * size + i;
      turnTo(place / examples);
      batch[i] = order[(int) (place % examples)];
    }
    return batch;
  }

  private void turnTo(long wanted) {
    if (wanted == epoch) {
      return;
    }
    order = new int[examples];
    RandomGenerator random = noise.generator(wanted, 0);
    for (int i = 0; i < examples; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    epoch = wanted;
  }
}
