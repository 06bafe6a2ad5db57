// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Arrays;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * A right matrix as a {@link PanelKernel} reads it: cut into panels of as many columns as that
 * takes, each with its lines one after another, the last filled up with zeros.
 */
final class Panels implements RightMatrix {

  private final PanelKernel kernel;
  private final int inner;
  private final int columns;
  private final float[] values;

  Panels(PanelKernel kernel, ArrayMatrix right) {
    this.kernel = kernel;
    this.inner = right.rows();
    this.columns = right.columns();
    int step = kernel.columns();
    this.values = new float[Math.multiplyExact(count() * step, inner)];
    for (int panel = 0; panel < count(); panel++) {
      int width = width(panel);
      for (int line = 0; line < inner; line++) {
        System.arraycopy(
            right.values(),
            right.start(line) + panel * step,
            values,
            (panel * inner + line) * step,
            width);
      }
    }
  }

  private int count() {
    return (columns + kernel.columns() - 1) / kernel.columns();
  }

  private int width(int panel) {
    return Math.min(kernel.columns(), columns - panel * kernel.columns());
  }

  @Override
  public void multiply(ArrayMatrix a, ArrayMatrix c, Into into) {
    float[] sums = new float[kernel.rows() * kernel.columns()];
    for (int from = 0; from < a.rows(); from += Workers.BLOCK_ROWS) {
      int block = Math.min(Workers.BLOCK_ROWS, a.rows() - from);
      for (int panel = 0; panel < count(); panel++) {
        multiply(panel, a.rows(from, block), c.rows(from, block), into, sums);
      }
    }
  }

  /** Computes C = A·B for the values on and above the diagonal, and for some below. */
  void multiplyUpperTriangle(ArrayMatrix a, ArrayMatrix c) {
    float[] sums = new float[kernel.rows() * kernel.columns()];
    for (int from = 0; from < a.rows(); from += Workers.BLOCK_ROWS) {
      int to = Math.min(a.rows(), from + Workers.BLOCK_ROWS);
      for (int panel = from / kernel.columns(); panel < count(); panel++) {
        int block = Math.min(to, (panel + 1) * kernel.columns()) - from;
        multiply(panel, a.rows(from, block), c.rows(from, block), Into.REPLACED, sums);
      }
    }
  }

  private void multiply(int panel, ArrayMatrix a, ArrayMatrix c, Into into, float[] sums) {
    int from = panel * inner * kernel.columns();
    int several = a.rows() - a.rows() % kernel.rows();
    for (int row = 0; row < several; row += kernel.rows()) {
      begin(panel, row, kernel.rows(), c, into, sums);
      kernel.addRows(a.values(), a.start(row), a.stride(), values, from, inner, sums);
      end(panel, row, kernel.rows(), c, sums);
    }
    for (int row = several; row < a.rows(); row++) {
      begin(panel, row, 1, c, into, sums);
      kernel.addRow(a.values(), a.start(row), values, from, inner, sums);
      end(panel, row, 1, c, sums);
    }
  }

  private void begin(int panel, int row, int rows, ArrayMatrix c, Into into, float[] sums) {
    if (into == Into.REPLACED) {
      Arrays.fill(sums, 0);
      return;
    }
    int step = kernel.columns();
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c.values(), c.start(row + i) + panel * step, sums, i * step, width(panel));
    }
  }

  private void end(int panel, int row, int rows, ArrayMatrix c, float[] sums) {
    int step = kernel.columns();
    for (int i = 0; i < rows; i++) {
      System.arraycopy(sums, i * step, c.values(), c.start(row + i) + panel * step, width(panel));
    }
  }
}
