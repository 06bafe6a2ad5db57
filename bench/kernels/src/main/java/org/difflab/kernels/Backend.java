package org.difflab.kernels;

import org.difflab.engine.device.ThreadWorkers;
import org.difflab.engine.linear.AlgebraSetting;
import org.difflab.neural.NeuralProduct;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Multiplier;

/** What can multiply matrices. */
public enum Backend {
  /** Plain Java. */
  PLAIN {
    @Override
    public Product product(Matrix right, int rows) {
      return by(AlgebraSetting.PLAIN, right, rows);
    }
  },
  /**
   * OpenBLAS on one thread; plain Java where the bits of its products depend on a row's position.
   */
  NATIVE {
    @Override
    public Product product(Matrix right, int rows) {
      return by(AlgebraSetting.NATIVE, right, rows);
    }
  },
  /** ND4J, on as many threads as {@code OMP_NUM_THREADS} says. */
  ND4J {
    @Override
    public Product product(Matrix right, int rows) {
      return new NeuralProduct(right, rows)::multiply;
    }
  };

  /**
   * Prepares products with a matrix.
   *
   * @param right k×m
   * @param rows how many rows of k values each product takes
   */
  public abstract Product product(Matrix right, int rows);

  private static Product by(AlgebraSetting setting, Matrix right, int rows) {
    Multiplier multiplier = setting.open(ThreadWorkers.serial()).multiplier(right);
    return (values, into) -> multiplier.multiply(values, rows, into);
  }
}
