package org.difflab.engine.linear;

import java.util.List;
import java.util.Locale;
import org.difflab.spi.InputException;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.slf4j.LoggerFactory;

/** Which library multiplies matrices. */
public enum AlgebraSetting {
  /** The first of those below that works here: oneDNN, OpenBLAS, plain Java. */
  AUTO,
  /** oneDNN, on processors with AVX2; the fastest of all that were measured. */
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
      case AUTO -> firstOf(List.of(ONEDNN, OPENBLAS), workers);
      case ONEDNN, OPENBLAS -> required(workers);
      case PLAIN -> new PlainAlgebra(workers);
    };
  }

  private static LinearAlgebra firstOf(List<AlgebraSetting> settings, Workers workers) {
    for (AlgebraSetting setting : settings) {
      try {
        return setting.load(workers);
      } catch (LinkageError | UnsupportedOperationException e) {
        LoggerFactory.getLogger(AlgebraSetting.class).debug("{} cannot be used", setting, e);
      }
    }
    return new PlainAlgebra(workers);
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
