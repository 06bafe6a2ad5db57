// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.linear.TileProducts.Into;

/** A matrix B in the form in which Java multiplies by it fastest. */
interface RightMatrix {

  /** Computes C = A·B, or C + A·B, where the sizes fit. */
  void multiply(ArrayMatrix a, ArrayMatrix c, Into into);
}
