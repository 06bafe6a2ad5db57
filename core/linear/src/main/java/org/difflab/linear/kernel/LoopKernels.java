// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

/** The kernels whose time goes into memory and not into products: loops in Java serve as well. */
abstract class LoopKernels implements Kernels {

  /**
   * Returns a kernel in the precision of these kernels around loops, which compute in float32.
   *
   * @param loops made for the same operation
   */
  abstract Kernel adapted(CheckedKernel loops);

  @Override
  public Kernel groupNorm(Operation.GroupNorm operation, int rows, Gradients gradients) {
    return adapted(new GroupNormKernel(operation, rows, gradients));
  }

  @Override
  public Kernel activation(Operation.Activation operation, int rows, Gradients gradients) {
    return adapted(new ActivationKernel(operation, rows, gradients));
  }

  @Override
  public Kernel sum(Operation.Sum operation, int rows, Gradients gradients) {
    return adapted(new SumKernels.Sum(operation, rows, gradients));
  }

  @Override
  public Kernel channelSum(Operation.ChannelSum operation, int rows, Gradients gradients) {
    return adapted(new SumKernels.ChannelSum(operation, rows, gradients));
  }

  @Override
  public Kernel channelScaleShift(
      Operation.ChannelScaleShift operation, int rows, Gradients gradients) {
    return adapted(new SumKernels.ChannelScaleShift(operation, rows, gradients));
  }

  @Override
  public Kernel concatenation(Operation.Concatenation operation, int rows, Gradients gradients) {
    return adapted(new SumKernels.Concatenation(operation, rows, gradients));
  }

  @Override
  public Kernel upsampling(Operation.Upsampling operation, int rows, Gradients gradients) {
    return adapted(new ScalingKernels.Upsampling(operation, rows, gradients));
  }

  @Override
  public Kernel averagePooling(Operation.AveragePooling operation, int rows, Gradients gradients) {
    return adapted(new ScalingKernels.AveragePooling(operation, rows, gradients));
  }

  @Override
  public Kernel maxPooling(Operation.MaxPooling operation, int rows, Gradients gradients) {
    return adapted(new ScalingKernels.MaxPooling(operation, rows, gradients));
  }

  @Override
  public Kernel crossEntropy(Operation.CrossEntropy operation, int rows, Gradients gradients) {
    return adapted(new CrossEntropyKernel(operation, rows, gradients));
  }

  @Override
  public Kernel embedding(Operation.Embedding operation, int rows, Gradients gradients) {
    return new EmbeddingKernel(operation, rows, gradients, precision());
  }

  @Override
  public Kernel gaussianSample(Operation.GaussianSample operation, int rows, Gradients gradients) {
    return new GaussianSampleKernel(operation, rows, gradients, precision());
  }
}
