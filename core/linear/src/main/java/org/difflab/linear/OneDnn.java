// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.List;
import org.difflab.linear.NativeMatrix.Lines;
import org.difflab.linear.kernel.OneDnnLibrary;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * Products by oneDNN, which compiles them for the processor it finds.
 *
 * <p>For long sums its kernels put the stack pointer into a buffer on the heap: for 253 and more
 * products at once with AVX2, for 85 and more with AVX-512. A signal that arrives at this time, as
 * sent continuously by Java Flight Recorder and other profilers, overwrites the memory before the
 * buffer with its frame, and Java crashes later. So longer sums are computed in pieces, which are
 * added in their order.
 */
final class OneDnn implements ProductLibrary {

  /** The longest sums that are computed at once with AVX2, less than the 253 that are dangerous. */
  private static final int MOST_INNER_AVX2 = 240;

  /** The longest sums with AVX-512, less than the 85 that are dangerous; whole cache lines. */
  private static final int MOST_INNER_AVX512 = 80;

  /** Wide enough for fast products, and narrow enough to leave out nearly half of them. */
  private static final int PANEL = 96;

  private final OneDnnLibrary library;
  private final int mostInner;

  /**
   * Loads the library, if that was not done yet.
   *
   * @throws LinkageError if there is none for this machine
   * @throws UnsupportedOperationException if it has no fast products for this processor, or its
   *     threads cannot be set
   */
  OneDnn() {
    this.library = new OneDnnLibrary();
    this.mostInner = library.hasAvx512() ? MOST_INNER_AVX512 : MOST_INNER_AVX2;
  }

  /** Returns the length of the longest sums that are computed at once. */
  int mostInner() {
    return mostInner;
  }

  /** Returns version, instructions and threads, such as "oneDNN 3.11.0, AVX2, 1 thread a call". */
  @Override
  public String description() {
    return library.description();
  }

  /** Returns whether it was measured to be the fastest on processors of this kind. */
  boolean isFastest() {
    return !library.hasAvx512();
  }

  @Override
  public List<Padding> paddings() {
    return List.of(Padding.ROWS, Padding.EVEN);
  }

  /**
   * An odd number of cache lines, so that neighbouring rows do not compete for the same places of
   * the cache.
   */
  @Override
  public int stride(int width) {
    int lines = (width + AlignedFloats.CACHE_LINE - 1) / AlignedFloats.CACHE_LINE;
    return (lines | 1) * AlignedFloats.CACHE_LINE;
  }

  @Override
  public void multiply(NativeMatrix a, NativeMatrix b, NativeMatrix c, Into into) {
    library.limitThread();
    int inner = a.columns();
    int pieces = Math.max(1, (inner + mostInner - 1) / mostInner);
    for (int piece = 0; piece < pieces; piece++) {
      int from = (int) ((long) inner * piece / pieces);
      int length = (int) ((long) inner * (piece + 1) / pieces) - from;
      compute(
          a.block(0, from, a.rows(), length),
          b.block(from, 0, length, b.columns()),
          c,
          piece == 0 ? into : Into.ADDED);
    }
  }

  private static void compute(NativeMatrix a, NativeMatrix b, NativeMatrix c, Into into) {
    int status =
        dnnl_sgemm(
            transposition(a),
            transposition(b),
            c.rows(),
            c.columns(),
            a.columns(),
            1,
            a.values(),
            a.stride(),
            b.values(),
            b.stride(),
            into == Into.ADDED ? 1 : 0,
            c.values(),
            c.stride());
    if (status != dnnl_success) {
      throw new IllegalStateException("oneDNN refused a product with status " + status);
    }
  }

  private static byte transposition(NativeMatrix matrix) {
    return (byte) (matrix.lines() == Lines.ROWS ? 'N' : 'T');
  }

  /** oneDNN has no kernel for it; products of panels leave out most of the lower half. */
  @Override
  public void gram(NativeMatrix rows, NativeMatrix into) {
    for (int first = 0; first < rows.columns(); first += PANEL) {
      int width = Math.min(PANEL, rows.columns() - first);
      int rest = rows.columns() - first;
      multiply(
          rows.block(0, first, rows.rows(), width).transposed(),
          rows.block(0, first, rows.rows(), rest),
          into.block(first, first, width, rest),
          Into.REPLACED);
    }
  }
}
