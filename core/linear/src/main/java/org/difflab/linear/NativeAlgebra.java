// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import com.google.common.base.Suppliers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.FloatPointer;
import org.difflab.linear.NativeMatrix.Lines;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.TileProducts;

/**
 * Linear algebra on native libraries: products and Gram matrices by oneDNN or OpenBLAS,
 * decompositions by LAPACK through Smile. Every call into a library uses one thread; {@link
 * Workers} distribute the calls.
 *
 * <p>Operands are padded so that the bits of a product do not depend on the row's position. Where
 * no {@link Padding} is enough for the library on this processor, products are computed in plain
 * Java instead.
 */
final class NativeAlgebra implements LinearAlgebra {

  /** The width for which {@link #description} says how products are computed. */
  private static final int TYPICAL_WIDTH = 144;

  private final Workers workers;
  private final ProductLibrary library;
  private final AlgebraSetting setting;
  private final NativeScratches scratches = new NativeScratches();
  private final Map<Padding, RowPositions> trials = new LinkedHashMap<>();

  /** Decompositions are often not needed, and loading their library is slow. */
  private final Supplier<LapackDecompositions> decompositions =
      Suppliers.memoize(LapackDecompositions::new);

  /**
   * Creates the algebra.
   *
   * @param workers the threads to use
   * @param library what multiplies
   * @param setting what was chosen
   */
  NativeAlgebra(Workers workers, ProductLibrary library, AlgebraSetting setting) {
    this.workers = workers;
    this.library = library;
    this.setting = setting;
    for (Padding padding : library.paddings()) {
      trials.put(
          padding,
          new RowPositions(
              right -> new NativeMultiplier(library, scratches, right, padding),
              padding.rowStep()));
    }
  }

  /** Returns the setting that opened it. */
  AlgebraSetting setting() {
    return setting;
  }

  @Override
  public String description() {
    return library.description()
        + ", "
        + padding(TYPICAL_WIDTH, TYPICAL_WIDTH).map(Padding::toString).orElse("products in Java")
        + "; "
        + decompositions.get().description()
        + setting
            .kernelLibrary()
            .filter(found -> !found.equals(library.description()))
            .map(found -> "; networks: " + found)
            .orElse("");
  }

  @Override
  public Multiplier multiplier(Matrix right) {
    Sizes.requireNotEmpty(right);
    return new DeferredMultiplier(right, this::prepared);
  }

  /** Returns a prepared multiplier. */
  Multiplier prepared(Matrix right) {
    Optional<Padding> padding = padding(right.rows(), right.columns());
    return padding.isPresent()
        ? new NativeMultiplier(library, scratches, right, padding.get())
        : new JavaMultiplier(new LineProducts(), right);
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
    return new NativeTileProducts(library);
  }

  @Override
  public SymmetricMatrix gram(Matrix rows, int from, int to, float[] center) {
    return GramSum.of(
        new CenteredRows(rows, from, to, center, workers), workers, this::addBlockGram);
  }

  private void addBlockGram(CenteredRows rows, int from, int to, GramSum sum) {
    int width = rows.width();
    int stride = library.stride(width);
    float[] line = new float[width];
    NativeScratch scratch = scratches.borrow();
    try {
      FloatPointer first = scratch.rows().atLeast((to - from) * stride);
      for (int row = from; row < to; row++) {
        rows.copy(row, line);
        scratch.rows().put((row - from) * stride, line, 0, width);
      }
      NativeMatrix gram =
          NativeMatrix.ofRows(scratch.products().atLeast(width * width), width, width);
      library.gram(new NativeMatrix(first, to - from, width, stride, Lines.ROWS), gram);
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
    return ZeroLines.eigen(matrix, decompositions.get()::eigen);
  }

  @Override
  public double[] solve(SymmetricMatrix matrix, double[] right) {
    return new SymmetricSolver(decompositions.get()).solve(matrix, right);
  }
}
