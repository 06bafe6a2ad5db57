// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.judge;

import org.difflab.spi.Matrix;

/**
 * The judgement of n images.
 *
 * @param features n×f, the activations before the judge's last layer, after ReLU
 * @param labels n numbers of the most probable class, the first of equals
 * @param confidences n probabilities of that class, in [0, 1]
 * @since 0.3
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Judgement(Matrix features, int[] labels, double[] confidences) {

  /**
   * Creates a judgement from features and logits.
   *
   * @param logits n×k, one column for each class; probabilities are their softmax
   */
  public static Judgement of(Matrix features, Matrix logits) {
    int[] labels = new int[logits.rows()];
    double[] confidences = new double[logits.rows()];
    for (int image = 0; image < labels.length; image++) {
      int best = 0;
      for (int label = 1; label < logits.columns(); label++) {
        if (logits.get(image, label) > logits.get(image, best)) {
          best = label;
        }
      }
      double sum = 0;
      for (int label = 0; label < logits.columns(); label++) {
        sum += StrictMath.exp((double) logits.get(image, label) - logits.get(image, best));
      }
      labels[image] = best;
      confidences[image] = 1 / sum;
    }
    return new Judgement(features, labels, confidences);
  }
}
