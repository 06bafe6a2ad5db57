// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

/**
 * A symmetric n×n matrix of float64 values, such as a covariance. Immutable by contract: {@link
 * #values} must not be written to.
 *
 * @since 0.1
 */
public final class SymmetricMatrix {

  private final int size;
  private final double[] values;

  private SymmetricMatrix(int size, double[] values) {
    this.size = size;
    this.values = values;
  }

  /**
   * Makes a matrix of an array without copying it; the caller must not write to it again.
   *
   * @param values all n² values, both triangles filled
   * @throws IllegalArgumentException if there are not n² values
   */
  public static SymmetricMatrix wrap(int size, double[] values) {
    if (values.length != Math.multiplyExact(size, size)) {
      throw new IllegalArgumentException(
          "a symmetric matrix of size "
              + size
              + " needs "
              + size * size
              + " values, found "
              + values.length);
    }
    return new SymmetricMatrix(size, values);
  }

  /** Returns n. */
  public int size() {
    return size;
  }

  /** Returns the value at a row and a column. */
  public double get(int row, int column) {
    return values[row * size + column];
  }

  /** Returns all n² values, which must not be written to. */
  public double[] values() {
    return values;
  }

  /** Returns factor·this + other·otherFactor. */
  public SymmetricMatrix combine(double factor, SymmetricMatrix other, double otherFactor) {
    if (other.size != size) {
      throw new IllegalArgumentException("sizes differ: " + size + " and " + other.size);
    }
    double[] combined = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      combined[i] = factor * values[i] + otherFactor * other.values[i];
    }
    return new SymmetricMatrix(size, combined);
  }

  /** Returns this matrix with {@code amount} added to each value of its diagonal. */
  public SymmetricMatrix plusDiagonal(double amount) {
    double[] sum = values.clone();
    for (int i = 0; i < size; i++) {
      sum[i * size + i] += amount;
    }
    return new SymmetricMatrix(size, sum);
  }
}
