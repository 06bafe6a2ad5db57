// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.PanelKernel;
import org.difflab.linear.PlainAlgebra;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * Back ends for matrix products. All of them take and return Java arrays, so copies to and from a
 * library's memory are included. Each computes on one thread; oneDNN, ND4J and Smile on the number
 * set by {@code OMP_NUM_THREADS} and {@code OPENBLAS_NUM_THREADS}.
 */
public enum Backend {
  /** difflab's linear algebra in plain Java. */
  PLAIN {
    @Override
    public Product product(Matrix right, int rows) {
      return by(plain(), right, rows);
    }

    @Override
    public Gram gram() {
      return plain()::gram;
    }

    private PlainAlgebra plain() {
      return new PlainAlgebra(ThreadWorkers.serial());
    }
  },
  /** The same on Java's Vector API, with the same bits. */
  VECTOR {
    @Override
    public Product product(Matrix right, int rows) {
      return by(vector(), right, rows);
    }

    @Override
    public Gram gram() {
      return vector()::gram;
    }

    private PlainAlgebra vector() {
      return PanelKernel.installed()
          .map(kernel -> new PlainAlgebra(ThreadWorkers.serial(), kernel))
          .orElseThrow(
              () ->
                  new InputException(
                      "this Java runs without its Vector API; start it with"
                          + " --add-modules=jdk.incubator.vector"));
    }
  },
  /**
   * difflab's linear algebra on the native library it chooses, with bits that depend on no row's
   * position.
   */
  NATIVE {
    @Override
    public Product product(Matrix right, int rows) {
      return by(fastest(), right, rows);
    }

    @Override
    public Gram gram() {
      return fastest()::gram;
    }

    private LinearAlgebra fastest() {
      return AlgebraSetting.AUTO.open(ThreadWorkers.serial());
    }
  },
  /** {@code sgemm} and {@code ssyrk} of OpenBLAS, called directly. */
  OPENBLAS {
    @Override
    public Product product(Matrix right, int rows) {
      return new OpenBlasProduct(right, rows);
    }

    @Override
    public Gram gram() {
      return new OpenBlasGram();
    }
  },
  /** {@code sgemm} of oneDNN, called directly. */
  ONEDNN {
    @Override
    public Product product(Matrix right, int rows) {
      return new OneDnnProduct(right, rows);
    }

    @Override
    public Gram gram() {
      return OneDnnProduct::gram;
    }
  },
  /** Smile's matrices of float32 values. */
  SMILE {
    @Override
    public Product product(Matrix right, int rows) {
      return new SmileProduct(right, rows);
    }

    @Override
    public Gram gram() {
      return SmileProduct::gram;
    }
  },
  /** ND4J, below Deeplearning4j. */
  ND4J {
    @Override
    public Product product(Matrix right, int rows) {
      return new Nd4jProduct(right, rows)::multiply;
    }

    @Override
    public Gram gram() {
      return Nd4jGram::of;
    }
  };

  /**
   * Prepares products with a matrix.
   *
   * @param right k×m
   * @param rows how many rows of k values each product takes
   */
  public abstract Product product(Matrix right, int rows);

  /** Prepares Gram matrices. */
  public abstract Gram gram();

  private static Product by(LinearAlgebra algebra, Matrix right, int rows) {
    Multiplier multiplier = algebra.multiplier(right);
    return (values, into) -> multiplier.multiply(values, rows, into);
  }
}
