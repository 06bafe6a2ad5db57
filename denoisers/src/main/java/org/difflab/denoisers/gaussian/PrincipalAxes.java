// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * The principal axes of n Gaussians of w values, Σ = V·diag(λ)·Vᵀ, one Gaussian after another.
 *
 * @param axes all Vᵀ, n·w×w: a row is an axis
 * @param variances all λ, those of a Gaussian falling
 * @param centers all Vᵀμ
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PrincipalAxes(Matrix axes, double[] variances, double[] centers) {

  /**
   * Takes axes from weights.
   *
   * @throws InputException if they do not fit together
   */
  static PrincipalAxes load(Weights weights) {
    Matrix axes = weights.matrix("axes");
    return new PrincipalAxes(
        axes, array(weights, "variances", axes.rows()), array(weights, "centers", axes.rows()));
  }

  /**
   * Takes an array from weights.
   *
   * @throws InputException if it has another length
   */
  static double[] array(Weights weights, String name, int length) {
    double[] values = weights.array(name);
    if (values.length != length) {
      throw new InputException(
          "weights: '" + name + "' must have " + length + " values, found " + values.length);
    }
    return values;
  }

  /**
   * Estimates the bytes that taking covariances apart needs.
   *
   * @param width w
   * @param count n
   * @param covariances how many w×w matrices of float64 are kept beside
   */
  static long memory(long width, long count, long covariances, Workers workers) {
    long kept = 3L * Float.BYTES * count + Double.BYTES * covariances;
    long working = 6L * Double.BYTES * Math.min(count, workers.threads());
    return width * width * (kept + working);
  }

  /** Adds to weights what {@link #load} needs. */
  void save(Weights.Builder weights) {
    weights.matrix("axes", axes).array("variances", variances).array("centers", centers);
  }

  /** Returns w. */
  int width() {
    return axes.columns();
  }

  /** Returns n. */
  int count() {
    return axes.rows() / width();
  }

  /** Returns the Gaussians, ready to be multiplied with. */
  List<Gaussian> gaussians(LinearAlgebra algebra) {
    return IntStream.range(0, count()).mapToObj(k -> new Gaussian(this, k, algebra)).toList();
  }

  /**
   * Collects axes. They are written to their final place, and a covariance is needed only until it
   * is decomposed, since the covariances of a hundred Gaussians of images would fill the memory.
   */
  static final class Builder {

    private final int width;
    private final LinearAlgebra algebra;
    private final Workers workers;
    private float[] axes;
    private double[] variances;
    private double[] centers;
    private int count;

    /**
     * Begins with none.
     *
     * @param expected how many Gaussians there will be, about
     */
    Builder(int expected, int width, LinearAlgebra algebra, Workers workers) {
      this.width = width;
      this.algebra = algebra;
      this.workers = workers;
      this.axes = new float[Math.multiplyExact(expected, Math.multiplyExact(width, width))];
      this.variances = new double[expected * width];
      this.centers = new double[expected * width];
    }

    /**
     * Decomposes covariances on all threads, and adds their Gaussians; negative eigenvalues due to
     * rounding are replaced by 0.
     *
     * @param added their number
     * @param means μ of each
     * @param covariances Σ of each, asked for once
     */
    Builder add(int added, IntFunction<double[]> means, IntFunction<SymmetricMatrix> covariances) {
      resize(Math.max(count + added, variances.length / width));
      workers.map(
          added,
          k -> {
            write(count + k, means.apply(k), algebra.eigen(covariances.apply(k)));
            return k;
          });
      count += added;
      return this;
    }

    private void write(int k, double[] mean, Eigen eigen) {
      for (int axis = 0; axis < width; axis++) {
        int row = k * width + axis;
        variances[row] = Math.max(0, eigen.values()[axis]);
        for (int column = 0; column < width; column++) {
          double component = eigen.vectors()[axis * width + column];
          axes[row * width + column] = (float) component;
          centers[row] += component * mean[column];
        }
      }
    }

    private void resize(int gaussians) {
      if (gaussians * width != variances.length) {
        axes = Arrays.copyOf(axes, Math.multiplyExact(gaussians, width * width));
        variances = Arrays.copyOf(variances, gaussians * width);
        centers = Arrays.copyOf(centers, gaussians * width);
      }
    }

    /** Returns the axes gathered; nothing may be added any more. */
    PrincipalAxes build() {
      resize(count);
      return new PrincipalAxes(Matrix.wrap(count * width, width, axes), variances, centers);
    }
  }
}
