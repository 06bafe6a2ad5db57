package org.difflab.engine.linear;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * Products by {@code sgemm}. OpenBLAS takes other paths, with other roundings, for small and uneven
 * sizes; so all sizes are filled up with zeros, widths to a multiple of {@value #WIDTH_STEP} and
 * rows to one of {@value #ROW_STEP}. {@link RowPositions} makes sure that this is enough.
 */
final class NativeMultiplier implements Multiplier {

  /** Rows are computed in multiples of this many. */
  static final int ROW_STEP = 32;

  private static final int WIDTH_STEP = 16;
  private static final int BLOCK = Workers.BLOCK_ROWS;

  private final NativeScratches scratches;
  private final int inputs;
  private final int outputs;
  private final int filledInputs;
  private final int filledOutputs;
  private final FloatPointer right;

  NativeMultiplier(NativeScratches scratches, Matrix right) {
    this.scratches = scratches;
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.filledInputs = filled(inputs, WIDTH_STEP);
    this.filledOutputs = filled(outputs, WIDTH_STEP);
    this.right = new FloatPointer(filled(right));
  }

  private static int filled(int size, int step) {
    return (size + step - 1) / step * step;
  }

  private float[] filled(Matrix right) {
    float[] values = new float[Math.multiplyExact(filledInputs, filledOutputs)];
    for (int row = 0; row < inputs; row++) {
      System.arraycopy(right.values(), row * outputs, values, row * filledOutputs, outputs);
    }
    return values;
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
    int filledCount = filled(count, ROW_STEP);
    FloatPointer left = scratch.rows().atLeast(filledCount * filledInputs);
    FloatPointer products = scratch.products().atLeast(filledCount * filledOutputs);
    scratch.rows().putLines(rows, from * inputs, inputs, count, filledInputs);
    scratch.rows().clear(count * filledInputs, filledCount * filledInputs);
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        filledCount,
        filledOutputs,
        filledInputs,
        1,
        left,
        filledInputs,
        right,
        filledOutputs,
        0,
        products,
        filledOutputs);
    scratch.products().getLines(into, from * outputs, outputs, count, filledOutputs);
  }
}
