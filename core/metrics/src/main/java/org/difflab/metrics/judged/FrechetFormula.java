// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * The Fréchet distance of two Gaussians, ‖μ₁ − μ₂‖² + tr Σ₁ + tr Σ₂ − 2 tr (Σ₁^½ Σ₂ Σ₁^½)^½ (Dowson
 * and Landau, "The Fréchet distance between multivariate normal distributions", 1982, equation 16).
 *
 * <p>The last trace is the sum of the singular values of A = F₁F₂ᵀ, where the rows of F are the
 * eigenvectors of Σ, each multiplied by the square root of its eigenvalue; and these singular
 * values are the positive eigenvalues of the symmetric matrix (0 A; Aᵀ 0). So no square root is
 * taken of a rounding error, and covariances may be singular.
 */
final class FrechetFormula {

  private final LinearAlgebra algebra;

  FrechetFormula(LinearAlgebra algebra) {
    this.algebra = algebra;
  }

  /** Returns the distance, 0 for equal moments up to rounding. */
  double distance(FeatureMoments first, FeatureMoments second) {
    double sum = 0;
    for (int i = 0; i < first.mean().length; i++) {
      double difference = first.mean()[i] - second.mean()[i];
      sum += difference * difference + first.covariance().get(i, i) + second.covariance().get(i, i);
    }
    return sum - 2 * rootTrace(first.covariance(), second.covariance());
  }

  private double rootTrace(SymmetricMatrix first, SymmetricMatrix second) {
    double[][] left = factor(first);
    double[][] right = factor(second);
    int size = left.length + right.length;
    double[] values = new double[size * size];
    for (int row = 0; row < left.length; row++) {
      for (int column = 0; column < right.length; column++) {
        double product = dot(left[row], right[column]);
        values[row * size + left.length + column] = product;
        values[(left.length + column) * size + row] = product;
      }
    }
    if (left.length == 0 || right.length == 0) {
      return 0;
    }
    double trace = 0;
    for (double value : algebra.eigen(SymmetricMatrix.wrap(size, values)).values()) {
      trace += Math.max(0, value);
    }
    return trace;
  }

  /** Returns F without the rows that are 0 up to rounding. */
  private double[][] factor(SymmetricMatrix covariance) {
    Eigen eigen = algebra.eigen(covariance);
    int size = eigen.size();
    double least = size * Math.ulp(1.0) * eigen.values()[0];
    int rank = 0;
    while (rank < size && eigen.values()[rank] > least) {
      rank++;
    }
    double[][] factor = new double[rank][size];
    for (int line = 0; line < rank; line++) {
      double root = Math.sqrt(eigen.values()[line]);
      for (int column = 0; column < size; column++) {
        factor[line][column] = root * eigen.vectors()[line * size + column];
      }
    }
    return factor;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
