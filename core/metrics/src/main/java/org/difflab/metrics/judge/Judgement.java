package org.difflab.metrics.judge;

import org.difflab.spi.Matrix;

/**
 * What a judge says of images.
 *
 * @param features n×84, the activations before the last layer, after ReLU
 * @param labels n numbers of the most probable class, the first of equals
 * @param confidences n probabilities of that class
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Judgement(Matrix features, int[] labels, double[] confidences) {

  /** Makes a judgement of features and of the logits of each class; p is their softmax. */
  static Judgement of(Matrix features, Matrix logits) {
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
