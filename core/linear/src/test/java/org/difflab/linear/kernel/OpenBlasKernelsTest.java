// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.linear.LinearAlgebra;

class OpenBlasKernelsTest extends KernelsContract {

  private final LinearAlgebra algebra = AlgebraSetting.OPENBLAS.open(ThreadWorkers.serial());

  @Override
  Kernels open() {
    return AlgebraSetting.OPENBLAS.openKernels(algebra, Precision.FLOAT32);
  }

  @Override
  boolean gradientsOfDenseRowsHaveTheirBits() {
    return false;
  }
}
