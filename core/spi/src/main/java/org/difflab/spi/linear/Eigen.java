// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

/**
 * The eigendecomposition of a symmetric matrix: A = V·diag(λ)·Vᵀ. Each eigenvector has its largest
 * component (the first of equals) positive, so that signs do not depend on the library that
 * computed them. Immutable by contract: the arrays must not be written to.
 *
 * @since 0.1
 */
public final class Eigen {

  private final double[] values;
  private final double[] vectors;

  /**
   * Creates a decomposition of arrays without copying them.
   *
   * @param values λ, largest first
   * @param vectors n×n row-major: row k is the unit eigenvector of {@code values[k]}
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public Eigen(double[] values, double[] vectors) {
    if (vectors.length != values.length * values.length) {
      throw new IllegalArgumentException(
          values.length + " eigenvalues need as many vectors, found " + vectors.length + " values");
    }
    this.values = values;
    this.vectors = vectors;
  }

  /** Returns n. */
  public int size() {
    return values.length;
  }

  /** Returns the eigenvalues, largest first. */
  public double[] values() {
    return values;
  }

  /** Returns the eigenvectors, n×n row-major, row k that of the k-th value. */
  public double[] vectors() {
    return vectors;
  }
}
