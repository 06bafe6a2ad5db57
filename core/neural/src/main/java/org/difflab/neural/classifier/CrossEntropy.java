// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

/** −ln p of the true class, with p the softmax of the logits; the mean over a batch. */
final class CrossEntropy {

  private final int classes;
  private final double[] exponentials;

  CrossEntropy(int classes) {
    this.classes = classes;
    this.exponentials = new double[classes];
  }

  /**
   * Computes the gradient with respect to the logits, (p − 1 for the true class) / images.
   *
   * @param logits the logits of all images, class by class
   * @param labels the true class of each image
   * @param gradient receives the gradient, laid out as the logits are
   * @return the loss
   */
  double differentiate(float[] logits, int[] labels, float[] gradient) {
    int count = labels.length;
    double loss = 0;
    for (int image = 0; image < count; image++) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int label = 0; label < classes; label++) {
        greatest = Math.max(greatest, logits[label * count + image]);
      }
      double sum = 0;
      for (int label = 0; label < classes; label++) {
        exponentials[label] = StrictMath.exp(logits[label * count + image] - greatest);
        sum += exponentials[label];
      }
      for (int label = 0; label < classes; label++) {
        double target = label == labels[image] ? 1 : 0;
        gradient[label * count + image] = (float) ((exponentials[label] / sum - target) / count);
      }
      loss += StrictMath.log(sum) + greatest - logits[labels[image] * count + image];
    }
    return loss / count;
  }
}
