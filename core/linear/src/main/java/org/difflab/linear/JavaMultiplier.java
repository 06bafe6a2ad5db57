// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.TileProducts.Into;

/** Products of rows in Java. */
final class JavaMultiplier implements Multiplier {

  private final int inputs;
  private final int outputs;
  private final RightMatrix right;

  JavaMultiplier(JavaProducts products, Matrix right) {
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.right = products.right(ArrayMatrix.of(right));
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void multiply(float[] rows, int count, float[] into) {
    right.multiply(
        ArrayMatrix.filling(rows, count, inputs),
        ArrayMatrix.filling(into, count, outputs),
        Into.REPLACED);
  }
}
