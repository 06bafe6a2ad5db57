// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;

class ProductKernelsTest extends KernelsContract {

  @Override
  Kernels open() {
    return Kernels.onAlgebra(AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }
}
