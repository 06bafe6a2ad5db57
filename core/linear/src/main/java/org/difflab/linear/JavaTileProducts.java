// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/**
 * Products of tiles in arrays.
 *
 * @param products what multiplies
 */
record JavaTileProducts(JavaProducts products) implements TileProducts {

  @Override
  public int stride(int columns) {
    return columns;
  }

  @Override
  public Floats allocate(int length) {
    return new ArrayFloats(new float[length]);
  }

  @Override
  public void multiply(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.rows(), b.columns(), c, "A·B");
    multiply(ArrayFloats.matrix(a), ArrayFloats.matrix(b), c, into);
  }

  @Override
  public void multiplyTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.columns(), a.rows(), b.rows(), b.columns(), c, "Aᵀ·B");
    multiply(ArrayFloats.matrix(a).transposed(), ArrayFloats.matrix(b), c, into);
  }

  @Override
  public void multiplyByTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.columns(), b.rows(), c, "A·Bᵀ");
    multiply(ArrayFloats.matrix(a), ArrayFloats.matrix(b).transposed(), c, into);
  }

  private void multiply(ArrayMatrix a, ArrayMatrix b, Tile c, Into into) {
    products.right(b).multiply(a, ArrayFloats.matrix(c), into);
  }
}
