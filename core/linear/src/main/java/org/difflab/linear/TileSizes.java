// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.linear.Tile;

/** Checks that the sizes of the tiles of a product match. */
final class TileSizes {

  private TileSizes() {}

  static void require(
      int rows, int inner, int otherInner, int columns, Tile product, String operation) {
    if (inner != otherInner || product.rows() != rows || product.columns() != columns) {
      throw new IllegalArgumentException(
          operation
              + " of "
              + rows
              + "x"
              + inner
              + " and "
              + otherInner
              + "x"
              + columns
              + " does not fit into "
              + product.rows()
              + "x"
              + product.columns());
    }
  }
}
