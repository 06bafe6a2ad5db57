// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.SymmetricMatrix;

/** Decompositions in plain Java, by Commons Math. */
final class PlainDecompositions implements Decompositions {

  /** Commons Math checks symmetry; ours is symmetric by construction. */
  private static final double ANY_ASYMMETRY = Double.MAX_VALUE;

  /**
   * {@inheritDoc}
   *
   * <p>The convergence criterion of Commons Math is relative to neighbouring values, and is never
   * met if these are rounding errors themselves, as in a singular matrix. So the matrix is shifted
   * by a bound of its eigenvalues.
   */
  @Override
  public Eigen eigen(SymmetricMatrix matrix) {
    Sizes.requireFinite(matrix);
    int size = matrix.size();
    double shift = bound(matrix);
    SymmetricMatrix shifted = matrix.plusDiagonal(shift);
    EigenDecomposition decomposition = new EigenDecomposition(matrix(size, size, shifted.values()));
    double[] values = decomposition.getRealEigenvalues();
    double[] vectors = new double[size * size];
    for (int k = 0; k < size; k++) {
      values[k] -= shift;
      System.arraycopy(decomposition.getEigenvector(k).toArray(), 0, vectors, k * size, size);
    }
    return EigenSigns.settle(values, vectors);
  }

  /** The largest absolute row sum, which bounds the eigenvalues. */
  private static double bound(SymmetricMatrix matrix) {
    double bound = 0;
    for (int row = 0; row < matrix.size(); row++) {
      double sum = 0;
      for (int column = 0; column < matrix.size(); column++) {
        sum += Math.abs(matrix.get(row, column));
      }
      bound = Math.max(bound, sum);
    }
    return bound;
  }

  @Override
  public Optional<Cholesky> cholesky(SymmetricMatrix matrix) {
    Sizes.requireFinite(matrix);
    int size = matrix.size();
    try {
      return Optional.of(
          new Factor(
              size,
              new CholeskyDecomposition(
                  matrix(size, size, matrix.values()), ANY_ASYMMETRY, Double.MIN_VALUE)));
    } catch (NonPositiveDefiniteMatrixException e) {
      return Optional.empty();
    }
  }

  private static RealMatrix matrix(int rows, int columns, double[] values) {
    double[][] lines = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, lines[row], 0, columns);
    }
    return new Array2DRowRealMatrix(lines, false);
  }

  private record Factor(int size, CholeskyDecomposition decomposition) implements Cholesky {

    @Override
    public double diagonal(int row) {
      return decomposition.getL().getEntry(row, row);
    }

    @Override
    public double[] solve(double[] right) {
      int columns = right.length / size;
      RealMatrix solved = decomposition.getSolver().solve(matrix(size, columns, right));
      double[] solution = new double[right.length];
      for (int row = 0; row < size; row++) {
        System.arraycopy(solved.getRow(row), 0, solution, row * columns, columns);
      }
      return solution;
    }
  }
}
