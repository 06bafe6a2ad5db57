package org.difflab.engine.linear;

import org.difflab.spi.InputException;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/** Which library computes. */
public enum AlgebraSetting {
  /** OpenBLAS where it can be loaded, plain Java elsewhere. */
  AUTO,
  /** OpenBLAS. */
  NATIVE,
  /** Plain Java: slower, and the same bits on every machine. */
  PLAIN;

  /**
   * Makes the linear algebra.
   *
   * @param workers the threads it may use
   * @throws InputException if {@link #NATIVE} was asked for and cannot be loaded
   */
  public LinearAlgebra open(Workers workers) {
    if (this == PLAIN) {
      return new PlainAlgebra(workers);
    }
    try {
      return new NativeAlgebra(workers);
    } catch (LinkageError | UnsupportedOperationException e) {
      if (this == AUTO) {
        return new PlainAlgebra(workers);
      }
      throw new InputException(
          "linear algebra 'native' cannot be loaded on this machine ("
              + e.getMessage()
              + "); use 'auto' or 'plain'",
          e);
    }
  }
}
