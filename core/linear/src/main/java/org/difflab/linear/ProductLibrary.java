// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.List;
import org.difflab.spi.linear.TileProducts.Into;

/** A native library that multiplies float32 matrices, each time on the calling thread alone. */
interface ProductLibrary {

  /** Returns name, version and the processor's instructions it uses. */
  String description();

  /**
   * Returns the paddings of operands with which a row's bits may not depend on its position, the
   * cheapest first; {@link RowPositions} determines which is sufficient on this machine.
   */
  List<Padding> paddings();

  /**
   * Returns the distance between the rows of a right operand at which the library reads them
   * fastest, at least their width.
   */
  int stride(int width);

  /**
   * Computes C = A·B, or C + A·B.
   *
   * @param c a matrix of rows
   */
  void multiply(NativeMatrix a, NativeMatrix b, NativeMatrix c, Into into);

  /**
   * Computes the upper triangle of AᵀA for a matrix A of rows; the values below the diagonal are
   * undefined.
   *
   * @param into a matrix of rows
   */
  void gram(NativeMatrix rows, NativeMatrix into);
}
