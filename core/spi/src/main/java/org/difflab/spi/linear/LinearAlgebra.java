package org.difflab.spi.linear;

import org.difflab.spi.Matrix;

/**
 * Matrix arithmetic, to be had by injection. Every method gives the same bits each time on one
 * machine, at any number of threads.
 */
public interface LinearAlgebra {

  /** Returns what computes, with its version, for provenance. */
  String description();

  /** Prepares a matrix (k×m) to be multiplied by rows from the left. */
  Multiplier multiplier(Matrix right);

  /** Returns the products of trainings, in memory that is kept. */
  TileProducts products();

  /**
   * Returns the Gram matrix Σ xᵢᵀxᵢ over the rows (n×d → d×d), on all threads. Products of at most
   * 256 rows are summed in float32, their sums in float64.
   */
  SymmetricMatrix gram(Matrix rows);

  /** Returns eigenvalues and eigenvectors of a symmetric matrix, in float64. */
  Eigen eigen(SymmetricMatrix matrix);

  /**
   * Solves A·X = B for a symmetric positive semi-definite A, in float64. Where A is singular to
   * working precision, the solution of least norm is returned.
   *
   * @param matrix A, n×n
   * @param right B, n×m row-major; untouched
   * @return X, n×m row-major
   * @throws IllegalArgumentException if B has not a multiple of n values
   */
  double[] solve(SymmetricMatrix matrix, double[] right);
}
