// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the operands of a product are padded with zeros, so that the library computes each row in the
 * same order of sums. The sufficient padding depends on the kernels that it chooses for the
 * processor; {@link RowPositions} determines it.
 */
enum Padding {
  /** Twelve rows. Enough for oneDNN's AVX2 products, which compute six or twelve at once. */
  ROWS(12, 1, 0, Integer.MAX_VALUE) {
    @Override
    public String toString() {
      return "products padded to 12 rows";
    }
  },

  /** Whole vectors. Enough for OpenBLAS's kernels that use AVX-512. */
  EVEN(32, 16, 0, Integer.MAX_VALUE) {
    @Override
    public String toString() {
      return "products padded to 32 rows";
    }
  },

  /**
   * Twelve rows, and eight columns of zeros at either end of the others. OpenBLAS's kernels for
   * Haswell and Zen ({@code sgemm_kernel_8x4_haswell_2.c}) compute twelve rows at once: six of them
   * begin with eight columns and go on by sixteen, six end with eight, and those eight are summed
   * in another order. Columns are cut into panels that the library does not cut further.
   */
  FRAMED(12, 16, 8, 256) {
    @Override
    public String toString() {
      return "products padded to 12 rows in a frame";
    }
  };

  private final int rowStep;
  private final int columnStep;
  private final int margin;
  private final int panel;

  Padding(int rowStep, int columnStep, int margin, int panel) {
    this.rowStep = rowStep;
    this.columnStep = columnStep;
    this.margin = margin;
    this.panel = panel;
  }

  /** Returns what the number of rows becomes a multiple of. */
  int rowStep() {
    return rowStep;
  }

  /** Returns how many columns of zeros precede those that count. */
  int margin() {
    return margin;
  }

  /** Returns how many rows are computed for so many. */
  int rows(int count) {
    return filled(count, rowStep);
  }

  /** Returns how many values a row has for so many that go in. */
  int inputs(int width) {
    return filled(width, columnStep);
  }

  /** Returns how many columns are computed for the columns of a panel. */
  int columns(int width) {
    return filled(width, columnStep) + 2 * margin;
  }

  /** Returns how many columns each panel of so many columns has, but for the last, narrower one. */
  int panelWidth(int columns) {
    if (columns <= panel) {
      return columns;
    }
    int panels = (columns + panel - 1) / panel;
    return filled((columns + panels - 1) / panels, columnStep);
  }

  /** Returns the different widths that the panels of so many columns have. */
  List<Integer> panelWidths(int columns) {
    int most = panelWidth(columns);
    int last = (columns - 1) % most + 1;
    return Stream.of(most, last).distinct().toList();
  }

  private static int filled(int size, int step) {
    return (size + step - 1) / step * step;
  }
}
