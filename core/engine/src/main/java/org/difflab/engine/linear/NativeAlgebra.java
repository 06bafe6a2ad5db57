package org.difflab.engine.linear;

import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.cblas_ssyrk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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
 * <p>Operands are padded so that the bits of a product do not depend on the row's position. Where
 * no {@link Padding} is enough for OpenBLAS's kernels for this processor, products are computed in
 * plain Java instead.
 */
public final class NativeAlgebra implements LinearAlgebra {

  /** The width for which {@link #description} says how products are computed. */
  private static final int TYPICAL_WIDTH = 144;

  private final Workers workers;
  private final OpenBlas library;
  private final NativeScratches scratches = new NativeScratches();
  private final Map<Padding, RowPositions> trials = new EnumMap<>(Padding.class);
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
    for (Padding padding : Padding.values()) {
      trials.put(
          padding,
          new RowPositions(
              right -> new NativeMultiplier(scratches, right, padding), padding.rowStep()));
    }
  }

  @Override
  public String description() {
    return library.description()
        + ", "
        + padding(TYPICAL_WIDTH, TYPICAL_WIDTH).map(Padding::toString).orElse("products in Java")
        + "; LAPACK by Smile 2.6";
  }

  @Override
  public Multiplier multiplier(Matrix right) {
    Sizes.requireNotEmpty(right);
    return new DeferredMultiplier(right, this::prepared);
  }

  /** Returns a multiplier that need not be prepared any more. */
  Multiplier prepared(Matrix right) {
    Optional<Padding> padding = padding(right.rows(), right.columns());
    return padding.isPresent()
        ? new NativeMultiplier(scratches, right, padding.get())
        : new PlainMultiplier(right);
  }

  /**
   * Returns the first padding under which the position of a row leaves its bits alone, in every
   * panel: the library is asked for each by itself, so one of a width speaks for all.
   */
  private Optional<Padding> padding(int inputs, int outputs) {
    return trials.entrySet().stream()
        .filter(
            trial ->
                trial.getKey().panelWidths(outputs).stream()
                    .allMatch(width -> trial.getValue().areEqual(inputs, width)))
        .map(Map.Entry::getKey)
        .findFirst();
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
