// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.spi.linear.LinearAlgebra;

/**
 * Creates the kernels of operations, and the buffers that they read and write. One thread at a time
 * uses kernels, all that they made included: networks that are evaluated by several threads have
 * one for each.
 *
 * <p>Every kernel and every buffer is closed by who asked for it, before the kernels are closed.
 */
public interface Kernels extends AutoCloseable {

  /**
   * Returns kernels of oneDNN's primitives, and of loops in Java where those are faster.
   *
   * @param precision the format of inputs, outputs and their gradients
   * @throws LinkageError if there is no such library for this machine
   * @throws UnsupportedOperationException if the processor has no fast primitives for the precision
   */
  static Kernels onOneDnn(Precision precision) {
    return new OneDnnKernels(new OneDnnLibrary(), precision);
  }

  /**
   * Returns kernels in Java around matrix products, in float32. With products in Java, too, they
   * have the same bits on every machine.
   *
   * @param algebra what multiplies; {@link Operation.Dense} leaves the bits of a row's gradient
   *     alone only as far as its {@link LinearAlgebra#products} do
   */
  static Kernels onAlgebra(LinearAlgebra algebra) {
    return new ProductKernels(algebra);
  }

  /** Returns what computes, for provenance. */
  String description();

  /** Returns the format of inputs, outputs and their gradients. */
  Precision precision();

  /** Returns memory for parameters or their gradients: float32 values, all 0. */
  Buffer allocateParameters(int length);

  /** Returns memory for inputs, outputs or their gradients: values of the precision, all 0. */
  Buffer allocate(int length);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel convolution(Operation.Convolution operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel groupNorm(Operation.GroupNorm operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel dense(Operation.Dense operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel attention(Operation.Attention operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel activation(Operation.Activation operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel sum(Operation.Sum operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel channelSum(Operation.ChannelSum operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel channelScaleShift(Operation.ChannelScaleShift operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel concatenation(Operation.Concatenation operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel upsampling(Operation.Upsampling operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel averagePooling(Operation.AveragePooling operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel maxPooling(Operation.MaxPooling operation, int rows, Gradients gradients);

  /** Creates a kernel; {@link Operation#kernel} calls this. */
  Kernel crossEntropy(Operation.CrossEntropy operation, int rows, Gradients gradients);

  /** Makes a kernel; {@link Operation#kernel} calls this. */
  Kernel embedding(Operation.Embedding operation, int rows, Gradients gradients);

  /** Makes a kernel; {@link Operation#kernel} calls this. */
  Kernel gaussianSample(Operation.GaussianSample operation, int rows, Gradients gradients);

  /** Frees the scratch memory and what else the kernels share. */
  @Override
  void close();
}
