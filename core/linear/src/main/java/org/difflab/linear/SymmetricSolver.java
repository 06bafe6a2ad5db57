// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Optional;
import org.difflab.linear.Decompositions.Cholesky;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Solves A·X = B for a symmetric positive semi-definite A: by Cholesky where A is well conditioned,
 * else by X = Σ_k v_k (v_kᵀB)/λ_k over the eigenvalues above a cut-off, which is the solution of
 * least norm.
 *
 * <p>The conditioning is measured by L_ii²/A_ii, the share of equation i that is not explained by
 * the previous equations; it is invariant to the units of the unknowns.
 */
final class SymmetricSolver {

  /** Below this share an equation counts as a combination of those before it. */
  private static final double LEAST_SHARE = 1e-13;

  private final Decompositions decompositions;

  SymmetricSolver(Decompositions decompositions) {
    this.decompositions = decompositions;
  }

  double[] solve(SymmetricMatrix matrix, double[] right) {
    int size = matrix.size();
    if (size == 0 || right.length % size != 0) {
      throw new IllegalArgumentException(
          "a right side for "
              + size
              + " equations must have a multiple of "
              + size
              + " values, found "
              + right.length);
    }
    Optional<Cholesky> cholesky =
        decompositions.cholesky(matrix).filter(factor -> isRegular(matrix, factor));
    return cholesky.isPresent()
        ? cholesky.get().solve(right)
        : leastNorm(decompositions.eigen(matrix), right);
  }

  private static boolean isRegular(SymmetricMatrix matrix, Cholesky factor) {
    for (int row = 0; row < matrix.size(); row++) {
      double diagonal = factor.diagonal(row);
      if (diagonal * diagonal < LEAST_SHARE * matrix.get(row, row)) {
        return false;
      }
    }
    return true;
  }

  /** Eigenvalues below max(1e-13, n·2⁻⁵²) of the largest are treated as zero. */
  private static double[] leastNorm(Eigen eigen, double[] right) {
    int size = eigen.size();
    int columns = right.length / size;
    double cutOff = Math.max(LEAST_SHARE, size * Math.ulp(1.0)) * eigen.values()[0];
    double[] solution = new double[right.length];
    for (int k = 0; k < size && eigen.values()[k] > Math.max(0, cutOff); k++) {
      double[] share = new double[columns];
      for (int row = 0; row < size; row++) {
        addScaled(share, 0, eigen.vectors()[k * size + row], right, row * columns, columns);
      }
      for (int row = 0; row < size; row++) {
        double factor = eigen.vectors()[k * size + row] / eigen.values()[k];
        addScaled(solution, row * columns, factor, share, 0, columns);
      }
    }
    return solution;
  }

  private static void addScaled(
      double[] into, int at, double factor, double[] from, int offset, int length) {
    for (int i = 0; i < length; i++) {
      into[at + i] += factor * from[offset + i];
    }
  }
}
