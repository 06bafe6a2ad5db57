// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.List;
import org.difflab.denoisers.moments.Moments;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * For each pixel q, the pixels p that the Wiener filter of a noise level uses to estimate it. With
 * Σ, the covariance of the pixels of the training images,
 *
 * <pre>   W(σ) = Σ·(Σ + σ²·I)⁻¹,   p is used if |W_qp| ≥ threshold·max_r |W_qr|, or p = q
 * </pre>
 *
 * Channels share one filter: Σ is the mean of their covariances.
 *
 * @param axes the eigenvalues and eigenvectors of Σ
 * @param threshold between 0, where every pixel is used, and 1
 */
record WienerMasks(Eigen axes, double threshold, LinearAlgebra algebra) {

  /** Measures the covariance of images, which come in several parts of n×w. */
  static WienerMasks of(
      Shape shape, List<Matrix> images, double threshold, LinearAlgebra algebra, Workers workers) {
    List<Moments> channels = new ArrayList<>();
    for (int channel = 0; channel < shape.channels(); channel++) {
      List<Moments> parts = new ArrayList<>();
      for (Matrix part : images) {
        if (part.rows() > 0) {
          parts.add(Moments.of(channel(part, channel, shape), algebra, workers));
        }
      }
      channels.add(Moments.together(parts));
    }
    return new WienerMasks(
        algebra.eigen(Moments.within(channels).covariance()), threshold, algebra);
  }

  private static Matrix channel(Matrix images, int channel, Shape shape) {
    if (shape.channels() == 1) {
      return images;
    }
    int pixels = shape.height() * shape.width();
    float[] values = new float[images.rows() * pixels];
    for (int i = 0; i < values.length; i++) {
      values[i] = images.get(i / pixels, i % pixels * shape.channels() + channel);
    }
    return Matrix.wrap(images.rows(), pixels, values);
  }

  int pixels() {
    return axes.size();
  }

  /**
   * Returns the masks of a noise level, d×d for d pixels: the value in row p and column q is 1
   * where p is used for q, and else 0.
   *
   * @param sigma σ = noise/signal, greater than 0; infinity where there is no signal
   */
  Matrix at(double sigma) {
    int pixels = pixels();
    float[] scaled = new float[pixels * pixels];
    for (int axis = 0; axis < pixels; axis++) {
      double root = Math.sqrt(gain(Math.max(0, axes.values()[axis]), sigma));
      for (int i = axis * pixels; i < (axis + 1) * pixels; i++) {
        scaled[i] = (float) (root * axes.vectors()[i]);
      }
    }
    double[] filter = algebra.gram(Matrix.wrap(pixels, pixels, scaled)).values();
    float[] masks = new float[filter.length];
    for (int q = 0; q < pixels; q++) {
      double greatest = 0;
      for (int p = 0; p < pixels; p++) {
        greatest = Math.max(greatest, Math.abs(filter[q * pixels + p]));
      }
      for (int p = 0; p < pixels; p++) {
        boolean used = Math.abs(filter[q * pixels + p]) >= threshold * greatest && greatest > 0;
        masks[p * pixels + q] = used || p == q ? 1 : 0;
      }
    }
    return Matrix.wrap(pixels, pixels, masks);
  }

  /**
   * Returns λ/(λ + σ²) divided by its value for the greatest λ. Only ratios count, and these remain
   * where σ is so large that the quotient itself would be 0.
   */
  private double gain(double value, double sigma) {
    double greatest = Math.max(axes.values()[0], Double.MIN_NORMAL);
    double relative = value / greatest;
    double noise = sigma * sigma / greatest;
    return Double.isInfinite(noise) ? relative : relative * (1 + noise) / (relative + noise);
  }
}
