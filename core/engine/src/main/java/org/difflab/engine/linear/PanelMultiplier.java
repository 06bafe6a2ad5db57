package org.difflab.engine.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.TileProducts.Into;

/** Products of rows by a {@link PanelKernel}. */
final class PanelMultiplier implements Multiplier {

  private final int inputs;
  private final int outputs;
  private final Panels panels;

  PanelMultiplier(PanelKernel kernel, Matrix right) {
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.panels = new Panels(kernel, ArrayMatrix.of(right));
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
    for (int from = 0; from < count; from += Workers.BLOCK_ROWS) {
      int block = Math.min(Workers.BLOCK_ROWS, count - from);
      panels.multiply(
          new ArrayMatrix(rows, from * inputs, block, inputs, inputs),
          new ArrayMatrix(into, from * outputs, block, outputs, outputs),
          Into.REPLACED);
    }
  }
}
