// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Optional;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.SymmetricMatrix;
import smile.math.blas.EVDJob;
import smile.math.blas.LAPACK;
import smile.math.blas.Layout;
import smile.math.blas.UPLO;

/** Decompositions by LAPACK, {@code dsyevd} and {@code dpotrf}, through Smile. */
final class LapackDecompositions implements Decompositions {

  private static final SymmetricMatrix SMALLEST = SymmetricMatrix.wrap(1, new double[] {1});

  private final OpenBlas library;

  /**
   * Loads OpenBLAS, which brings LAPACK, sets it to one thread, and decomposes once, since Smile
   * takes longer to find it than a large matrix takes.
   *
   * @throws LinkageError if there is none for this machine
   */
  LapackDecompositions() {
    this.library = new OpenBlas();
    eigen(SMALLEST);
  }

  /** Returns the name and the version of the library. */
  String description() {
    return "LAPACK by Smile 2.6 on " + library.description();
  }

  @Override
  public Eigen eigen(SymmetricMatrix matrix) {
    Sizes.requireFinite(matrix);
    int size = matrix.size();
    double[] columns = matrix.values().clone();
    double[] ascending = new double[size];
    int info =
        LAPACK.engine.syevd(
            Layout.COL_MAJOR,
            EVDJob.VECTORS,
            UPLO.LOWER,
            size,
            columns,
            Math.max(1, size),
            ascending);
    if (info != 0) {
      throw new ArithmeticException(
          "the eigen-decomposition of a " + size + "x" + size + " matrix failed: dsyevd " + info);
    }
    double[] values = new double[size];
    double[] vectors = new double[columns.length];
    for (int row = 0; row < size; row++) {
      values[row] = ascending[size - 1 - row];
      System.arraycopy(columns, (size - 1 - row) * size, vectors, row * size, size);
    }
    return EigenSigns.settle(values, vectors);
  }

  @Override
  public Optional<Cholesky> cholesky(SymmetricMatrix matrix) {
    Sizes.requireFinite(matrix);
    int size = matrix.size();
    double[] factor = matrix.values().clone();
    int info = LAPACK.engine.potrf(Layout.ROW_MAJOR, UPLO.LOWER, size, factor, Math.max(1, size));
    return info == 0 ? Optional.of(new Factor(size, factor)) : Optional.empty();
  }

  private static final class Factor implements Cholesky {

    private final int size;
    private final double[] factor;

    Factor(int size, double[] factor) {
      this.size = size;
      this.factor = factor;
    }

    @Override
    public double diagonal(int row) {
      return factor[row * size + row];
    }

    @Override
    public double[] solve(double[] right) {
      int columns = right.length / size;
      double[] solution = right.clone();
      int info =
          LAPACK.engine.potrs(
              Layout.ROW_MAJOR,
              UPLO.LOWER,
              size,
              columns,
              factor,
              size,
              solution,
              Math.max(1, columns));
      if (info != 0) {
        throw new ArithmeticException(
            "solving a system of " + size + " equations failed: dpotrs " + info);
      }
      return solution;
    }
  }
}
