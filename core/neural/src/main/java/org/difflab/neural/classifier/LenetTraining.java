// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

/**
 * How a classifier is trained: by Adam, with a step size that falls from α to 0 along half a cosine
 * wave.
 *
 * @param epochs passes over the images
 * @param batch images in a step
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

  /** Returns the step size when a part of the training, from 0 to 1, is done. */
  double stepSize(double done) {
    return learningRate * 0.5 * (1 + StrictMath.cos(StrictMath.PI * done));
  }
}
