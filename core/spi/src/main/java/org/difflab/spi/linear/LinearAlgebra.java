// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

import org.difflab.spi.Matrix;

/**
 * Matrix arithmetic, available by injection. On one machine, every method gives the same bits each
 * time, for any number of threads.
 *
 * @since 0.1
 */
public interface LinearAlgebra {

  /** Returns the name and the version of the back end, for provenance. */
  String description();

  /**
   * Returns a text that identifies the arithmetic: on one machine, two back ends that return the
   * same text compute the same bits.
   */
  default String bits() {
    return description();
  }

  /** Prepares a matrix (k×m) to be multiplied by rows from the left. */
  Multiplier multiplier(Matrix right);

  /** Returns the matrix products used in training, on reusable memory. */
  TileProducts products();

  /**
   * Returns the Gram matrix Σ xᵢᵀxᵢ over the rows (n×d → d×d), as {@link #gram(Matrix, int, int,
   * float[])} does.
   */
  default SymmetricMatrix gram(Matrix rows) {
    return gram(rows, 0, rows.rows(), new float[rows.columns()]);
  }

  /**
   * Returns the Gram matrix of some rows around a center, Σ (xᵢ − c)ᵀ(xᵢ − c) (→ d×d), on all
   * threads. Products of at most 960 rows are summed in float32, their sums in float64.
   *
   * @param from the first row
   * @param to the row after the last
   * @param center c, one value for each column
   * @throws IllegalArgumentException if the center does not have one value for each column
   */
  SymmetricMatrix gram(Matrix rows, int from, int to, float[] center);

  /** Returns eigenvalues and eigenvectors of a symmetric matrix, in float64. */
  Eigen eigen(SymmetricMatrix matrix);

  /**
   * Solves A·X = B for a symmetric positive semi-definite A, in float64. Where A is singular to
   * working precision, the solution of least norm is returned.
   *
   * @param matrix A, n×n
   * @param right B, n×m row-major; untouched
   * @return X, n×m row-major
   * @throws IllegalArgumentException if the number of values of B is not a multiple of n
   */
  double[] solve(SymmetricMatrix matrix, double[] right);
}
