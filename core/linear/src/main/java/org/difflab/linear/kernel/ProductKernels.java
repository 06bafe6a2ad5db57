// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.TileProducts;

/** Kernels on arrays, in loops and matrix products. */
final class ProductKernels extends LoopKernels {

  private final LinearAlgebra algebra;
  private final TileProducts products;

  ProductKernels(LinearAlgebra algebra) {
    this.algebra = algebra;
    this.products = algebra.products();
  }

  @Override
  public String description() {
    return algebra.description();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  Kernel adapted(CheckedKernel loops) {
    return loops;
  }

  @Override
  public Buffer allocateParameters(int length) {
    return ArrayBuffer.ofLength(length);
  }

  @Override
  public Buffer allocate(int length) {
    return ArrayBuffer.ofLength(length);
  }

  @Override
  public Kernel convolution(Operation.Convolution operation, int rows, Gradients gradients) {
    return gradients == Gradients.NONE && LineConvolution.isFast(operation, rows)
        ? new LineConvolution(operation, rows)
        : new ProductConvolution(operation, rows, gradients, products);
  }

  @Override
  public Kernel dense(Operation.Dense operation, int rows, Gradients gradients) {
    return gradients == Gradients.NONE
        ? new MultiplierDense(operation, rows, algebra)
        : new ProductDense(operation, rows, gradients, products);
  }

  @Override
  public Kernel attention(Operation.Attention operation, int rows, Gradients gradients) {
    return new ProductAttention(operation, rows, gradients, products);
  }

  /** Does nothing: there is no scratch memory. */
  @Override
  public void close() {}
}
