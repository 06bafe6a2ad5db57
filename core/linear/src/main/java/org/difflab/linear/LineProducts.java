// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Arrays;
import org.difflab.linear.kernel.FloatLines;

/** Products line by line, which compilers vectorise by themselves. */
final class LineProducts implements JavaProducts {

  private static final int LINES = 4;

  @Override
  public String description() {
    return "plain Java";
  }

  @Override
  public RightMatrix right(ArrayMatrix matrix) {
    return new Lines(matrix);
  }

  @Override
  public void addGram(CenteredRows rows, int from, int to, GramSum sum) {
    int width = rows.width();
    float[][] lines = new float[to - from][width];
    for (int row = 0; row < lines.length; row++) {
      rows.copy(from + row, lines[row]);
    }
    float[] products = new float[width];
    for (int column = 0; column < width; column++) {
      Arrays.fill(products, 0);
      int row = 0;
      for (; row + LINES <= lines.length; row += LINES) {
        FloatLines.addFour(
            lines[row][column],
            lines[row],
            lines[row + 1][column],
            lines[row + 1],
            lines[row + 2][column],
            lines[row + 2],
            lines[row + 3][column],
            lines[row + 3],
            products,
            column,
            width);
      }
      for (; row < lines.length; row++) {
        FloatLines.addOne(lines[row][column], lines[row], products, column, width);
      }
      sum.add(column, products, column);
    }
  }
}
