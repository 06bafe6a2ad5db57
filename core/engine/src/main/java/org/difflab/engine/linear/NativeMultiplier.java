package org.difflab.engine.linear;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * Products by {@code sgemm}. Every call has the same shape, {@link Workers#BLOCK_ROWS} rows with
 * zeros below the last, because OpenBLAS takes other paths, with other roundings, for other numbers
 * of rows.
 */
final class NativeMultiplier implements Multiplier {

  private static final int BLOCK = Workers.BLOCK_ROWS;

  private final NativeScratches scratches;
  private final int inputs;
  private final int outputs;
  private final FloatPointer right;

  NativeMultiplier(NativeScratches scratches, Matrix right) {
    this.scratches = scratches;
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.right = new FloatPointer(right.values());
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
    FloatPointer left = scratch.rows().atLeast(BLOCK * inputs);
    FloatPointer products = scratch.products().atLeast(BLOCK * outputs);
    scratch.rows().put(0, rows, from * inputs, count * inputs);
    scratch.rows().clear(count * inputs, BLOCK * inputs);
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        BLOCK,
        outputs,
        inputs,
        1,
        left,
        inputs,
        right,
        outputs,
        0,
        products,
        outputs);
    scratch.products().get(0, into, from * outputs, count * outputs);
  }
}
