// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/** Matrices for products, at the distance of rows that suits them. */
final class Products {

  private Products() {}

  /** Allocates a matrix. */
  static Tile tile(TileProducts products, int rows, int columns) {
    int stride = products.stride(columns);
    return new Tile(products.allocate(Math.multiplyExact(rows, stride)), 0, rows, columns, stride);
  }
}
