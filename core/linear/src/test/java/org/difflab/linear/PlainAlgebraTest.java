// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

final class PlainAlgebraTest extends LinearAlgebraContract {

  @Override
  LinearAlgebra algebra(Workers workers) {
    return new PlainAlgebra(workers);
  }
}
