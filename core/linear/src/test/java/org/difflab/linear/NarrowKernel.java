// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

/** Three rows and five columns at once, by the definition. */
final class NarrowKernel implements PanelKernel {

  @Override
  public String description() {
    return "three by five";
  }

  @Override
  public int rows() {
    return 3;
  }

  @Override
  public int columns() {
    return 5;
  }

  @Override
  public void addRows(
      float[] left, int first, int stride, float[] panels, int from, int inner, float[] sums) {
    for (int row = 0; row < rows(); row++) {
      add(left, first + row * stride, panels, from, inner, sums, row * columns());
    }
  }

  @Override
  public void addRow(float[] left, int first, float[] panels, int from, int inner, float[] sums) {
    add(left, first, panels, from, inner, sums, 0);
  }

  private void add(
      float[] left, int first, float[] panels, int from, int inner, float[] sums, int at) {
    for (int column = 0; column < columns(); column++) {
      for (int i = 0; i < inner; i++) {
        sums[at + column] += left[first + i] * panels[from + i * columns() + column];
      }
    }
  }
}
