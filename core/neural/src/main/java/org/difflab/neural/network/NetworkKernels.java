// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Precision;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * What computes the layers of networks.
 *
 * @param algebra the linear algebra of the run
 * @param precision the format of values between layers
 */
public record NetworkKernels(LinearAlgebra algebra, Precision precision) {

  /** Opens kernels for one thread. */
  public Kernels open() {
    return AlgebraSetting.kernelsOf(algebra, precision);
  }
}
