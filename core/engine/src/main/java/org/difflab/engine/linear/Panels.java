package org.difflab.engine.linear;

import java.util.Arrays;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * A right matrix as a {@link PanelKernel} reads it: cut into panels of as many columns as that
 * takes, each with its lines one after another, the last filled up with zeros.
 */
final class Panels {

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

  /** Returns how many there are. */
  int count() {
    return (columns + kernel.columns() - 1) / kernel.columns();
  }

  private int width(int panel) {
    return Math.min(kernel.columns(), columns - panel * kernel.columns());
  }

  /** Computes C = A·B, or C + A·B, for this matrix B. */
  void multiply(ArrayMatrix a, ArrayMatrix c, Into into) {
    float[] sums = new float[kernel.rows() * kernel.columns()];
    for (int panel = 0; panel < count(); panel++) {
      multiply(panel, a, a.rows(), c, into, sums);
    }
  }

  /** Computes C = A·B for the values on and above the diagonal, and for some below. */
  void multiplyUpperTriangle(ArrayMatrix a, ArrayMatrix c) {
    float[] sums = new float[kernel.rows() * kernel.columns()];
    for (int panel = 0; panel < count(); panel++) {
      int rows = Math.min(a.rows(), (panel + 1) * kernel.columns());
      multiply(panel, a, rows, c, Into.REPLACED, sums);
    }
  }

  private void multiply(
      int panel, ArrayMatrix a, int rows, ArrayMatrix c, Into into, float[] sums) {
    int from = panel * inner * kernel.columns();
    int several = rows - rows % kernel.rows();
    for (int row = 0; row < several; row += kernel.rows()) {
      begin(panel, row, kernel.rows(), c, into, sums);
      kernel.addRows(a.values(), a.start(row), a.stride(), values, from, inner, sums);
      end(panel, row, kernel.rows(), c, sums);
    }
    for (int row = several; row < rows; row++) {
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
