// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Optional;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.SymmetricMatrix;

/** The operations of a library of float64 decompositions. */
interface Decompositions {

  /** Returns eigenvalues, largest first, and eigenvectors with the signs {@link Eigen} asks for. */
  Eigen eigen(SymmetricMatrix matrix);

  /** Returns A = L·Lᵀ, or nothing if a pivot is not positive. */
  Optional<Cholesky> cholesky(SymmetricMatrix matrix);

  /** A = L·Lᵀ with L lower triangular. */
  interface Cholesky {

    /** Returns a value of the diagonal of L. */
    double diagonal(int row);

    /** Solves A·X = B for B n×m row-major, untouched. */
    double[] solve(double[] right);
  }
}
