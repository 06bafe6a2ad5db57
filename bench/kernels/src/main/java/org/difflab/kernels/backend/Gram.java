// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import org.difflab.spi.Matrix;

/** Computes Gram matrices. */
@FunctionalInterface
public interface Gram {

  /** Returns Σ xᵢᵀxᵢ over the rows, in whatever form the back end has it. */
  Object of(Matrix rows);
}
