// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import org.bytedeco.javacpp.FloatPointer;
import org.difflab.spi.Matrix;

/** rows ↦ rows·M by oneDNN's {@code sgemm} in memory that is kept. */
final class OneDnnProduct implements Product {

  /** With longer sums at once a profiler's signals overwrite memory: see the engine's OneDnn. */
  private static final int MOST_INNER = 240;

  private final int count;
  private final int inputs;
  private final int outputs;
  private final FloatPointer right;
  private final FloatPointer rows;
  private final FloatPointer products;

  OneDnnProduct(Matrix right, int count) {
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
    multiply('N', count, outputs, inputs, rows, right, products);
    products.get(into);
  }

  /** Returns Σ xᵢᵀxᵢ as a product, since oneDNN has no kernel that leaves out one half of it. */
  static float[] gram(Matrix rows) {
    int width = rows.columns();
    float[] sums = new float[width * width];
    try (FloatPointer values = new FloatPointer(rows.values());
        FloatPointer gram = new FloatPointer((long) sums.length)) {
      multiply('T', width, width, rows.rows(), values, values, gram);
      gram.get(sums);
    }
    return sums;
  }

  /** Computes left·right, or leftᵀ·right, of row-major matrices that fill their memory. */
  private static void multiply(
      char transposeLeft,
      int rows,
      int columns,
      int inner,
      FloatPointer left,
      FloatPointer right,
      FloatPointer into) {
    int leftStride = transposeLeft == 'T' ? rows : inner;
    for (int from = 0; from < inner; from += MOST_INNER) {
      int status =
          dnnl_sgemm(
              (byte) transposeLeft,
              (byte) 'N',
              rows,
              columns,
              Math.min(MOST_INNER, inner - from),
              1,
              left.getPointer(transposeLeft == 'T' ? (long) from * leftStride : from),
              leftStride,
              right.getPointer((long) from * columns),
              columns,
              from == 0 ? 0 : 1,
              into,
              columns);
      if (status != dnnl_success) {
        throw new IllegalStateException("oneDNN refused a product with status " + status);
      }
    }
  }
}
