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
 * Linear algebra in pure Java, with the same bits on every machine, with and without the Vector
 * API.
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
   * Creates an algebra that relies on the compiler for vectorisation.
   *
   * @param workers the threads to use
   */
  public PlainAlgebra(Workers workers) {
    this(workers, new LineProducts());
  }

  /**
   * Creates an algebra with a kernel.
   *
   * @param workers the threads to use
   * @param kernel the innermost loops of its products
   */
  public PlainAlgebra(Workers workers, PanelKernel kernel) {
    this(workers, new PanelProducts(kernel));
  }

  /** Returns the algebra with the installed kernel, or without one if none is installed. */
  static PlainAlgebra fastest(Workers workers) {
    return PanelKernel.installed()
        .map(kernel -> new PlainAlgebra(workers, kernel))
        .orElseGet(() -> new PlainAlgebra(workers));
  }

  /** Returns the same text for all products in Java, which differ only in speed. */
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
