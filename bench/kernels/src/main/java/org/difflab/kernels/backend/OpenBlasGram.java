// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.difflab.spi.Matrix;

/** The upper triangle of Σ xᵢᵀxᵢ, all summed in float32 by one call of {@code ssyrk}. */
final class OpenBlasGram implements Gram {

  OpenBlasGram() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  @Override
  public float[] of(Matrix rows) {
    int width = rows.columns();
    float[] sums = new float[width * width];
    try (FloatPointer values = new FloatPointer(rows.values());
        FloatPointer gram = new FloatPointer((long) sums.length)) {
      cblas_ssyrk(
          CblasRowMajor,
          CblasUpper,
          CblasTrans,
          width,
          rows.rows(),
          1,
          values,
          width,
          0,
          gram,
          width);
      gram.get(sums);
    }
    return sums;
  }
}
