package org.difflab.engine.linear;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * Products by {@code sgemm}. OpenBLAS takes other paths, with other roundings, for small and uneven
 * sizes and at the edges; so all operands are filled up with zeros. {@link RowPositions} makes sure
 * that the {@link Padding} is enough.
 */
final class NativeMultiplier implements Multiplier {

  private static final int BLOCK = Workers.BLOCK_ROWS;

  private final NativeScratches scratches;
  private final Padding padding;
  private final int inputs;
  private final int outputs;
  private final int filledInputs;
  private final List<Panel> panels = new ArrayList<>();

  /** Some columns of the right matrix, filled up. */
  private record Panel(int first, int width, int filledWidth, FloatPointer values) {}

  NativeMultiplier(NativeScratches scratches, Matrix right, Padding padding) {
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
    float[] values = new float[Math.multiplyExact(filledInputs, filledWidth)];
    for (int row = 0; row < inputs; row++) {
      int at = row * filledWidth + padding.margin();
      System.arraycopy(right.values(), row * outputs + first, values, at, width);
    }
    return new Panel(first, width, filledWidth, new FloatPointer(values));
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
    FloatPointer left = scratch.rows().atLeast(filledCount * filledInputs);
    scratch.rows().putLines(rows, from * inputs, inputs, count, filledInputs);
    scratch.rows().clear(count * filledInputs, filledCount * filledInputs);
    for (Panel panel : panels) {
      int width = panel.filledWidth();
      FloatPointer products = scratch.products().atLeast(filledCount * width);
      cblas_sgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          filledCount,
          width,
          filledInputs,
          1,
          left,
          filledInputs,
          panel.values(),
          width,
          0,
          products,
          width);
      NativeFloats.Lines lines =
          new NativeFloats.Lines(count, panel.width(), padding.margin(), width);
      scratch.products().getLines(lines, into, from * outputs + panel.first(), outputs);
    }
  }
}
