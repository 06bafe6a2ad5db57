// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Kernels on oneDNN's primitives. Scratch memory is ours, as large as the largest primitive needs
 * it: oneDNN's own belongs to the thread that makes a primitive.
 */
final class OneDnnKernels extends LoopKernels {

  private final OneDnnLibrary library;
  private final Precision precision;
  private final PointerScope scope;
  private final engine processor;
  private final stream calls;
  private BytePointer scratch = new BytePointer(1);

  OneDnnKernels(OneDnnLibrary library, Precision precision) {
    if (precision == Precision.BFLOAT16 && !library.hasBfloat16()) {
      throw new UnsupportedOperationException(
          "bfloat16 needs a processor with avx512_bf16 or amx_bf16; use float32");
    }
    this.library = library;
    this.precision = precision;
    try (PointerScope opened = new PointerScope()) {
      this.processor = new engine(engine.kind.cpu, 0);
      this.calls = new stream(processor);
      this.scope = opened.extend();
    }
  }

  @Override
  public String description() {
    return library.description()
        + (precision == Precision.BFLOAT16 ? ", bfloat16" : "")
        + ", and loops in Java";
  }

  @Override
  public Precision precision() {
    return precision;
  }

  @Override
  Kernel adapted(CheckedKernel loops) {
    return precision == Precision.BFLOAT16 ? new Bfloat16Loops(this, loops) : loops;
  }

  @Override
  public Buffer allocateParameters(int length) {
    return NativeBuffer.ofLength(length, Precision.FLOAT32);
  }

  @Override
  public Buffer allocate(int length) {
    return NativeBuffer.ofLength(length, precision);
  }

  @Override
  public Kernel convolution(Operation.Convolution operation, int rows, Gradients gradients) {
    return new OneDnnConvolution(this, operation, rows, gradients);
  }

  @Override
  public Kernel dense(Operation.Dense operation, int rows, Gradients gradients) {
    return new OneDnnDense(this, operation, rows, gradients);
  }

  @Override
  public Kernel attention(Operation.Attention operation, int rows, Gradients gradients) {
    return operation.pixels() == 1
        ? new SinglePixelAttention(operation, rows, gradients, precision)
        : new OneDnnAttention(this, operation, rows, gradients);
  }

  @Override
  public Kernel activation(Operation.Activation operation, int rows, Gradients gradients) {
    return new OneDnnActivation(this, operation, rows, gradients);
  }

  @Override
  public Kernel sum(Operation.Sum operation, int rows, Gradients gradients) {
    return new OneDnnSum(this, operation, rows, gradients);
  }

  /** Returns the engine of the processor. */
  engine engine() {
    return processor;
  }

  /** Returns the stream of the calling thread, limited to one thread. */
  stream stream() {
    library.limitThread();
    return calls;
  }

  /** Returns the format of inputs and outputs. */
  memory.data_type type() {
    return precision == Precision.BFLOAT16 ? memory.data_type.bf16 : memory.data_type.f32;
  }

  /** Returns attributes of primitives whose scratch memory is ours. */
  primitive_attr attributes() {
    library.limitThread();
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    return attributes;
  }

  /** Returns scratch memory of at least this size, which lasts until the next call. */
  Pointer scratch(long bytes) {
    if (scratch.capacity() < bytes) {
      scratch.close();
      scratch = new BytePointer(bytes);
    }
    return scratch;
  }

  /**
   * Moves on from implementations on oneDNN's general matrix product: it keeps the stack pointer in
   * heap memory, which the signals of profilers do not survive.
   *
   * @throws UnsupportedOperationException if there is no other
   */
  static <T extends primitive_desc> T safe(T candidates) {
    while (isUnsafe(candidates.impl_info_str().getString())) {
      if (!candidates.next_impl()) {
        throw new UnsupportedOperationException(
            "oneDNN has no primitive for this operation that is safe under profilers");
      }
    }
    return candidates;
  }

  private static boolean isUnsafe(String implementation) {
    return implementation.contains("gemm") && !implementation.contains("brgemm");
  }

  @Override
  public void close() {
    scratch.close();
    scope.close();
  }
}
