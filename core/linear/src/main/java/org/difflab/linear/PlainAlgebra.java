// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.TileProducts;

/**
 * Linear algebra in Java: it works, and gives the same bits, on every machine, with and without the
 * Vector API.
 */
public final class PlainAlgebra implements LinearAlgebra {

  private static final String DECOMPOSITIONS = "decompositions by Commons Math 3.6";

  private final Workers workers;
  private final JavaProducts products;
  private final Decompositions decompositions = new PlainDecompositions();

  private PlainAlgebra(Workers workers, JavaProducts products) {
    this.workers = workers;
    this.products = products;
  }

  /**
   * Makes an algebra that leaves it to the compiler to use the processor's vectors.
   *
   * @param workers the threads to use
   */
  public PlainAlgebra(Workers workers) {
    this(workers, new LineProducts());
  }

  /**
   * Makes an algebra of a kernel.
   *
   * @param workers the threads to use
   * @param kernel the innermost loops of its products
   */
  public PlainAlgebra(Workers workers, PanelKernel kernel) {
    this(workers, new PanelProducts(kernel));
  }

  /** Returns the algebra of the installed kernel, or one without where there is none. */
  static PlainAlgebra fastest(Workers workers) {
    return PanelKernel.installed()
        .map(kernel -> new PlainAlgebra(workers, kernel))
        .orElseGet(() -> new PlainAlgebra(workers));
  }

  /** Returns the same for all products in Java, which differ in their speed alone. */
  @Override
  public String bits() {
    return "plain Java; " + DECOMPOSITIONS;
  }

  @Override
  public String description() {
    return products.description() + "; " + DECOMPOSITIONS;
  }

  @Override
  public Multiplier multiplier(Matrix right) {
    Sizes.requireNotEmpty(right);
    return new JavaMultiplier(products, right);
  }

  @Override
  public TileProducts products() {
    return new JavaTileProducts(products);
  }

  @Override
  public SymmetricMatrix gram(Matrix rows, int from, int to, float[] center) {
    return GramSum.of(
        new CenteredRows(rows, from, to, center, workers), workers, products::addGram);
  }

  @Override
  public Eigen eigen(SymmetricMatrix matrix) {
    return ZeroLines.eigen(matrix, decompositions::eigen);
  }

  @Override
  public double[] solve(SymmetricMatrix matrix, double[] right) {
    return new SymmetricSolver(decompositions).solve(matrix, right);
  }
}
