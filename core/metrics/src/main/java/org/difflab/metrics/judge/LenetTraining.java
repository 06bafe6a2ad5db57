// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

/**
 * The training options of a classifier: Adam with cosine decay of the learning rate from α to 0.
 *
 * @param epochs passes over the images
 * @param batch images per step
 * @param learningRate α
 */
public record LenetTraining(int epochs, int batch, double learningRate) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one of them is not above 0
   */
  public LenetTraining {
    if (epochs < 1 || batch < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "epochs, batch and learning rate must be above 0, found "
              + epochs
              + ", "
              + batch
              + " and "
              + learningRate);
    }
  }
}
