// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * Products by a native library. Libraries use other code paths, with different rounding, for small
 * and uneven sizes and at the edges; so all operands are padded with zeros. {@link RowPositions}
 * verifies that the {@link Padding} is sufficient.
 */
final class NativeMultiplier implements Multiplier {

  private static final int BLOCK = Workers.BLOCK_ROWS;

  private final ProductLibrary library;
  private final NativeScratches scratches;
  private final Padding padding;
  private final int inputs;
  private final int outputs;
  private final int filledInputs;
  private final List<Panel> panels = new ArrayList<>();

  /** Some columns of the right matrix, filled up. */
  private record Panel(int first, int width, AlignedFloats values, NativeMatrix matrix) {}

  NativeMultiplier(
      ProductLibrary library, NativeScratches scratches, Matrix right, Padding padding) {
    this.library = library;
    this.scratches = scratches;
    this.padding = padding;
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.filledInputs = padding.inputs(inputs);
    int step = padding.panelWidth(outputs);
    for (int first = 0; first < outputs; first += step) {
      panels.add(panel(right, first, Math.min(step, outputs - first)));
    }
  }

  private Panel panel(Matrix right, int first, int width) {
    int filledWidth = padding.columns(width);
    int stride = library.stride(filledWidth);
    float[] filled = new float[Math.multiplyExact(filledInputs, stride)];
    for (int row = 0; row < inputs; row++) {
      int at = row * stride + padding.margin();
      System.arraycopy(right.values(), row * outputs + first, filled, at, width);
    }
    AlignedFloats values = new AlignedFloats(filled.length);
    values.buffer().put(0, filled);
    NativeMatrix matrix =
        new NativeMatrix(
            values.pointer(), filledInputs, filledWidth, stride, NativeMatrix.Lines.ROWS);
    return new Panel(first, width, values, matrix);
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
    NativeScratch scratch = scratches.borrow();
    try {
      for (int from = 0; from < count; from += BLOCK) {
        multiplyBlock(scratch, rows, from, Math.min(BLOCK, count - from), into);
      }
    } finally {
      scratches.giveBack(scratch);
    }
  }

  private void multiplyBlock(
      NativeScratch scratch, float[] rows, int from, int count, float[] into) {
    int filledCount = padding.rows(count);
    NativeMatrix left =
        NativeMatrix.ofRows(
            scratch.rows().atLeast(filledCount * filledInputs), filledCount, filledInputs);
    scratch.rows().putLines(rows, from * inputs, inputs, count, filledInputs);
    scratch.rows().clear(count * filledInputs, filledCount * filledInputs);
    for (Panel panel : panels) {
      int width = panel.matrix().columns();
      NativeMatrix products =
          NativeMatrix.ofRows(scratch.products().atLeast(filledCount * width), filledCount, width);
      library.multiply(left, panel.matrix(), products, Into.REPLACED);
      NativeFloats.Lines lines =
          new NativeFloats.Lines(count, panel.width(), padding.margin(), width);
      scratch.products().getLines(lines, into, from * outputs + panel.first(), outputs);
    }
  }
}
