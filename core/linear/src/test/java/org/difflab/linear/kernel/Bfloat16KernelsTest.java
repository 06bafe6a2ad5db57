// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class Bfloat16KernelsTest extends KernelsContract {

  @Override
  Kernels open() {
    try {
      return Kernels.onOneDnn(Precision.BFLOAT16);
    } catch (LinkageError | UnsupportedOperationException e) {
      assumeTrue(false, "bfloat16 is not available: " + e.getMessage());
      throw e;
    }
  }

  @Override
  double tolerance() {
    return 2e-2;
  }
}
