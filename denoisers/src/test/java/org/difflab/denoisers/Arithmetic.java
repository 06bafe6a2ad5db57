// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/** The engine's arithmetic, for tests. */
public final class Arithmetic {

  private Arithmetic() {}

  /** Returns workers of some threads; these are daemons and end with the tests. */
  public static Workers workers(int threads) {
    return new ThreadWorkers(threads);
  }

  /** Returns the linear algebra that runs are computed with. */
  public static LinearAlgebra algebra(Workers workers) {
    return AlgebraSetting.AUTO.open(workers);
  }
}
