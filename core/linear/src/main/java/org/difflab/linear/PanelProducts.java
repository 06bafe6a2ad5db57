// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

/**
 * Products by a {@link PanelKernel}.
 *
 * @param kernel the innermost loops
 */
record PanelProducts(PanelKernel kernel) implements JavaProducts {

  @Override
  public String description() {
    return "plain Java with " + kernel.description();
  }

  @Override
  public RightMatrix right(ArrayMatrix matrix) {
    return new Panels(kernel, matrix);
  }

  @Override
  public void addGram(CenteredRows rows, int from, int to, GramSum sum) {
    int width = rows.width();
    float[] line = new float[width];
    float[] values = new float[(to - from) * width];
    for (int row = from; row < to; row++) {
      rows.copy(row, line);
      System.arraycopy(line, 0, values, (row - from) * width, width);
    }
    ArrayMatrix block = ArrayMatrix.filling(values, to - from, width);
    float[] gram = new float[width * width];
    new Panels(kernel, block)
        .multiplyUpperTriangle(block.transposed(), ArrayMatrix.filling(gram, width, width));
    for (int row = 0; row < width; row++) {
      sum.add(row, gram, row * width + row);
    }
  }
}
