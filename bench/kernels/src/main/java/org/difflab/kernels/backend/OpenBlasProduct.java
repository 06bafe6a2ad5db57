// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.difflab.spi.Matrix;

/** rows ↦ rows·M by one call of {@code sgemm} in memory that is kept. */
final class OpenBlasProduct implements Product {

  private final int count;
  private final int inputs;
  private final int outputs;
  private final FloatPointer right;
  private final FloatPointer rows;
  private final FloatPointer products;

  OpenBlasProduct(Matrix right, int count) {
    openblas_nolapack.blas_set_num_threads(1);
    this.count = count;
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.right = new FloatPointer(right.values());
    this.rows = new FloatPointer((long) count * inputs);
    this.products = new FloatPointer((long) count * outputs);
  }

  @Override
  public void multiply(float[] from, float[] into) {
    rows.put(from);
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        count,
        outputs,
        inputs,
        1,
        rows,
        inputs,
        right,
        outputs,
        0,
        products,
        outputs);
    products.get(into);
  }
}
