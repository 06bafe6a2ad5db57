// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Locale;
import java.util.Optional;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.OneDnnLibrary;
import org.difflab.linear.kernel.Precision;
import org.difflab.spi.InputException;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/** Which library multiplies matrices. */
public enum AlgebraSetting {
  /**
   * oneDNN on processors with AVX2 but without AVX-512, where it was measured to be the fastest;
   * else OpenBLAS; plain Java where neither can be loaded.
   */
  AUTO,
  /** oneDNN, on processors with AVX2. */
  ONEDNN,
  /** OpenBLAS. */
  OPENBLAS,
  /**
   * Pure Java: slower, with the same bits on every machine. Faster with Java's Vector API, that is,
   * with {@code difflab-vector} on the class path and {@code --add-modules jdk.incubator.vector}.
   */
  PLAIN;

  /** Returns its name in settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Creates the linear algebra.
   *
   * @param workers the threads it may use
   * @throws InputException if the library that was asked for cannot be loaded
   */
  public LinearAlgebra open(Workers workers) {
    return switch (this) {
      case AUTO -> fastest(workers);
      case ONEDNN, OPENBLAS -> required(workers);
      case PLAIN -> PlainAlgebra.fastest(workers);
    };
  }

  /**
   * Opens the kernels of networks that belong to a linear algebra: those of the setting that opened
   * it, or loops around its products.
   *
   * @throws InputException as {@link #openKernels} does
   */
  public static Kernels kernelsOf(LinearAlgebra algebra, Precision precision) {
    AlgebraSetting setting = algebra instanceof NativeAlgebra found ? found.setting() : PLAIN;
    return setting.openKernels(algebra, precision);
  }

  /**
   * Opens the kernels of networks, for one thread: oneDNN's primitives for {@code AUTO} and {@code
   * ONEDNN}; else, and where there are none, loops around the products of linear algebra.
   *
   * @param algebra what this setting opened
   * @param precision the format of what passes from kernel to kernel
   * @throws InputException if the library that was asked for cannot be loaded, or if it has no fast
   *     kernels of this precision
   */
  public Kernels openKernels(LinearAlgebra algebra, Precision precision) {
    if (this == AUTO || this == ONEDNN) {
      try {
        return Kernels.onOneDnn(precision);
      } catch (LinkageError | UnsupportedOperationException e) {
        if (this == ONEDNN || precision != Precision.FLOAT32) {
          throw new InputException(
              "kernels of "
                  + precision.word()
                  + " are not available on this machine ("
                  + e.getMessage()
                  + ")",
              e);
        }
      }
    }
    if (precision != Precision.FLOAT32) {
      throw new InputException(
          "linear algebra '"
              + word()
              + "' has kernels of float32 only, found "
              + precision.word()
              + "; use 'auto' or 'onednn'");
    }
    return Kernels.onAlgebra(algebra);
  }

  /** Returns the library that {@link #openKernels} uses, if it is not that of matrix products. */
  Optional<String> kernelLibrary() {
    if (this != AUTO && this != ONEDNN) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OneDnnLibrary().description());
    } catch (LinkageError | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static LinearAlgebra fastest(Workers workers) {
    return oneDnnWhereFastest()
        .<LinearAlgebra>map(library -> new NativeAlgebra(workers, library, AUTO))
        .orElseGet(() -> openBlasOrPlain(workers));
  }

  private static Optional<OneDnn> oneDnnWhereFastest() {
    try {
      return Optional.of(new OneDnn()).filter(OneDnn::isFastest);
    } catch (LinkageError | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static LinearAlgebra openBlasOrPlain(Workers workers) {
    try {
      return new NativeAlgebra(workers, new OpenBlas(), AUTO);
    } catch (LinkageError | UnsupportedOperationException e) {
      return PlainAlgebra.fastest(workers);
    }
  }

  private LinearAlgebra required(Workers workers) {
    try {
      return load(workers);
    } catch (LinkageError | UnsupportedOperationException e) {
      throw new InputException(
          "linear algebra '"
              + word()
              + "' cannot be loaded on this machine ("
              + e.getMessage()
              + "); use 'auto' or 'plain'",
          e);
    }
  }

  private LinearAlgebra load(Workers workers) {
    return new NativeAlgebra(workers, this == ONEDNN ? new OneDnn() : new OpenBlas(), this);
  }
}
