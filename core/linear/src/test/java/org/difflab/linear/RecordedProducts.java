// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * A program that multiplies with oneDNN for some seconds; {@link OneDnnRecordingTest} starts it.
 */
final class RecordedProducts {

  private static final int[] INNER_SIZES = {80, 84, 96, 144, 240, 256, 784, 2048};
  private static final int REPETITIONS = 150;

  private RecordedProducts() {}

  /** Multiplies on two threads. */
  public static void main(String[] args) {
    Noise noise = Noise.of(1, "recorded-products");
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      LinearAlgebra algebra = AlgebraSetting.ONEDNN.open(workers);
      for (int inner : INNER_SIZES) {
        Multiplier multiplier = algebra.multiplier(noise.gaussian(0, inner, inner, 500));
        Matrix rows = noise.gaussian(1, inner, Workers.BLOCK_ROWS, inner);
        workers.map(
            2 * REPETITIONS, repetition -> multiplier.multiply(rows).get(0, repetition % 500));
        Matrix gram = noise.gaussian(2, inner, 20 * Workers.BLOCK_ROWS, 200);
        for (int repetition = 0; repetition < REPETITIONS / 10; repetition++) {
          algebra.gram(gram);
        }
      }
    }
    System.out.println("done");
  }
}
