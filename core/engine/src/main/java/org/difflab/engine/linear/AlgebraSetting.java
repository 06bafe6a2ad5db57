package org.difflab.engine.linear;

import java.util.Locale;
import org.difflab.spi.InputException;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/** Which library multiplies matrices. */
public enum AlgebraSetting {
  /** OpenBLAS where it can be loaded, plain Java elsewhere. */
  AUTO,
  /**
   * oneDNN, on processors with AVX2: faster than OpenBLAS, but not to be used while a profiler
   * watches, since a signal within one of its products may overwrite memory.
   */
  ONEDNN,
  /** OpenBLAS. */
  OPENBLAS,
  /** Plain Java: slower, and the same bits on every machine. */
  PLAIN;

  /**
   * Makes the linear algebra.
   *
   * @param workers the threads it may use
   * @throws InputException if the library that was asked for cannot be loaded
   */
  public LinearAlgebra open(Workers workers) {
    return switch (this) {
      case AUTO -> openBlasOrPlain(workers);
      case ONEDNN, OPENBLAS -> required(workers);
      case PLAIN -> new PlainAlgebra(workers);
    };
  }

  private static LinearAlgebra openBlasOrPlain(Workers workers) {
    try {
      return OPENBLAS.load(workers);
    } catch (LinkageError | UnsupportedOperationException e) {
      return new PlainAlgebra(workers);
    }
  }

  private LinearAlgebra required(Workers workers) {
    try {
      return load(workers);
    } catch (LinkageError | UnsupportedOperationException e) {
      throw new InputException(
          "linear algebra '"
              + name().toLowerCase(Locale.ROOT)
              + "' cannot be loaded on this machine ("
              + e.getMessage()
              + "); use 'auto' or 'plain'",
          e);
    }
  }

  private LinearAlgebra load(Workers workers) {
    return new NativeAlgebra(workers, this == ONEDNN ? new OneDnn() : new OpenBlas());
  }
}
