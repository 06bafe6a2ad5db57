// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.Pointer;

/**
 * A primitive of oneDNN with its arguments, whose addresses are set before each run. It belongs to
 * the pointer scope in which it is made.
 */
final class OneDnnCall {

  private final OneDnnKernels kernels;
  private final primitive called;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final Map<Integer, memory> memories = new HashMap<>();
  private final long scratchSize;
  private boolean isScratchCleared;

  OneDnnCall(OneDnnKernels kernels, primitive called, primitive_desc_base description) {
    this.kernels = kernels;
    this.called = called;
    memory.desc scratch = description.scratchpad_desc();
    this.scratchSize = scratch.get_size();
    if (scratchSize > 0) {
      with(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
    }
  }

  /** Returns a copy between layouts or precisions, from DNNL_ARG_FROM to DNNL_ARG_TO. */
  static OneDnnCall reorder(OneDnnKernels kernels, memory.desc from, memory.desc into) {
    var description =
        new reorder.primitive_desc(
            kernels.engine(), from, kernels.engine(), into, kernels.attributes(), false);
    return new OneDnnCall(kernels, new reorder(description), description)
        .with(dnnl.DNNL_ARG_FROM, from)
        .with(dnnl.DNNL_ARG_TO, into);
  }

  /**
   * Clears the scratch memory before each run. oneDNN 3.11 needs it for the gradient of bfloat16
   * weights with strides: columns beyond the edge of a narrow image are read from scratch memory
   * that was never written.
   */
  OneDnnCall clearingScratch() {
    isScratchCleared = true;
    return this;
  }

  /** Adds an argument. */
  OneDnnCall with(int argument, memory.desc layout) {
    memory added = new memory(layout, kernels.engine(), new Pointer());
    memories.put(argument, added);
    arguments.put(argument, added);
    return this;
  }

  /** Sets where an argument is. */
  OneDnnCall at(int argument, Pointer address) {
    memories.get(argument).set_data_handle(address);
    return this;
  }

  /** Sets the buffer in which an argument is. */
  OneDnnCall at(int argument, Buffer buffer) {
    return at(argument, address(buffer, 0));
  }

  /** Returns where a value of a buffer is. */
  static Pointer address(Buffer buffer, int index) {
    if (buffer instanceof NativeBuffer values) {
      return values.address(index);
    }
    throw new IllegalArgumentException("buffers must be allocated by the kernels that use them");
  }

  /** Computes. */
  void run() {
    if (scratchSize > 0) {
      Pointer scratch = kernels.scratch(scratchSize);
      if (isScratchCleared) {
        Pointer.memset(scratch, 0, scratchSize);
      }
      at(dnnl.DNNL_ARG_SCRATCHPAD, scratch);
    }
    called.execute(kernels.stream(), arguments);
  }
}
