package org.difflab.engine.linear;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;

import org.bytedeco.javacpp.FloatPointer;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.TileProducts;

/**
 * Linear algebra on OpenBLAS: products by {@code sgemm}, Gram matrices by {@code ssyrk},
 * decompositions by LAPACK through Smile. Every call into the library uses one thread; {@link
 * Workers} share the calls out.
 *
 * <p>Where OpenBLAS's kernels for this processor let the bits of a product depend on the row's
 * position, products are computed in plain Java instead.
 */
public final class NativeAlgebra implements LinearAlgebra {

  private final Workers workers;
  private final OpenBlas library;
  private final NativeScratches scratches = new NativeScratches();
  private final RowPositions positions =
      new RowPositions(right -> new NativeMultiplier(scratches, right));
  private final Decompositions decompositions = new LapackDecompositions();

  /**
   * Loads OpenBLAS.
   *
   * @param workers the threads to use
   * @throws LinkageError if there is none for this machine
   */
  public NativeAlgebra(Workers workers) {
    this.workers = workers;
    this.library = new OpenBlas();
  }

  @Override
  public String description() {
    return library.description() + "; LAPACK by Smile 2.6";
  }

  @Override
  public Multiplier multiplier(Matrix right) {
    Sizes.requireNotEmpty(right);
    return positions.areEqual(right.rows(), right.columns())
        ? new NativeMultiplier(scratches, right)
        : new PlainMultiplier(right);
  }

  @Override
  public TileProducts products() {
    return new NativeTileProducts();
  }

  @Override
  public SymmetricMatrix gram(Matrix rows) {
    return GramSum.of(rows, workers, this::addBlockGram);
  }

  private void addBlockGram(Matrix rows, int from, int to, GramSum sum) {
    int width = rows.columns();
    NativeScratch scratch = scratches.borrow();
    try {
      FloatPointer block = scratch.rows().atLeast((to - from) * width);
      FloatPointer gram = scratch.products().atLeast(width * width);
      scratch.rows().put(0, rows.values(), from * width, (to - from) * width);
      cblas_ssyrk(
          CblasRowMajor, CblasUpper, CblasTrans, width, to - from, 1, block, width, 0, gram, width);
      float[] line = new float[width];
      for (int row = 0; row < width; row++) {
        scratch.products().get(row * width + row, line, 0, width - row);
        sum.add(row, line, 0);
      }
    } finally {
      scratches.giveBack(scratch);
    }
  }

  @Override
  public Eigen eigen(SymmetricMatrix matrix) {
    return decompositions.eigen(matrix);
  }

  @Override
  public double[] solve(SymmetricMatrix matrix, double[] right) {
    return new SymmetricSolver(decompositions).solve(matrix, right);
  }
}
