// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

import org.difflab.spi.Experimental;

/**
 * Float32 matrix products on reusable memory, for training. Each call runs on the calling thread
 * alone and its bits depend on the values and sizes only. Unlike with {@link Multiplier}, the last
 * bits of the result for a row may depend on the number of rows.
 *
 * @since 0.1
 */
@Experimental
public interface TileProducts {

  /** What happens to the previous values of the result. */
  enum Into {
    /** They are replaced by the product. */
    REPLACED,
    /** The product is added to them. */
    ADDED
  }

  /**
   * Returns the distance at which rows of B are read fastest by {@link #multiply} and the others,
   * at least their width.
   */
  int stride(int columns);

  /** Returns float32 values, all 0. */
  Floats allocate(int length);

  /**
   * Computes C = A·B, or C + A·B.
   *
   * @throws IllegalArgumentException if the sizes do not fit
   */
  void multiply(Tile a, Tile b, Tile c, Into into);

  /**
   * Computes C = Aᵀ·B, or C + Aᵀ·B.
   *
   * @throws IllegalArgumentException if the sizes do not fit
   */
  void multiplyTransposed(Tile a, Tile b, Tile c, Into into);

  /**
   * Computes C = A·Bᵀ, or C + A·Bᵀ.
   *
   * @throws IllegalArgumentException if the sizes do not fit
   */
  void multiplyByTransposed(Tile a, Tile b, Tile c, Into into);
}
