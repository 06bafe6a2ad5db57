// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

/** Multiplies a block of rows by a matrix that was prepared. */
@FunctionalInterface
public interface Product {

  /**
   * Multiplies.
   *
   * @param rows the rows, row-major
   * @param into receives the products, row-major
   */
  void multiply(float[] rows, float[] into);
}
