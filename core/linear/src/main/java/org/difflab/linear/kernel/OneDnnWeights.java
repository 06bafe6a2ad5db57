// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Weights, or their gradient, in the layout and precision that a primitive wants, with the way from
 * or to the layout of the parameters. They belong to the pointer scope in which they are made.
 */
final class OneDnnWeights {

  private static final long CACHE_LINE = 64;

  private final Pointer reordered;
  private final OneDnnCall reorder;
  private final int external;

  private OneDnnWeights(Pointer reordered, OneDnnCall reorder, int external) {
    this.reordered = reordered;
    this.reorder = reorder;
    this.external = external;
  }

  /** Returns memory for weights that are read from parameters. */
  static OneDnnWeights read(OneDnnKernels kernels, memory.desc parameters, memory.desc layout) {
    Pointer reordered = aligned(layout.get_size());
    return new OneDnnWeights(
        reordered,
        OneDnnCall.reorder(kernels, parameters, layout).at(dnnl.DNNL_ARG_TO, reordered),
        dnnl.DNNL_ARG_FROM);
  }

  /** Returns memory for a gradient that is written to that of the parameters. */
  static OneDnnWeights written(OneDnnKernels kernels, memory.desc layout, memory.desc parameters) {
    Pointer reordered = aligned(layout.get_size());
    return new OneDnnWeights(
        reordered,
        OneDnnCall.reorder(kernels, layout, parameters).at(dnnl.DNNL_ARG_FROM, reordered),
        dnnl.DNNL_ARG_TO);
  }

  private static Pointer aligned(long size) {
    BytePointer whole = new BytePointer(size + CACHE_LINE);
    return whole.getPointer(Math.floorMod(-whole.address(), CACHE_LINE));
  }

  /** Returns where the primitive finds the weights, or writes their gradient. */
  Pointer reordered() {
    return reordered;
  }

  /** Copies between the parameters or their gradient and the primitive's layout. */
  void reorder(Pointer parameters) {
    reorder.at(external, parameters).run();
  }
}
