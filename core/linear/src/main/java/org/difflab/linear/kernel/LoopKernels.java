// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

/** The kernels whose time goes into memory and not into products: loops in Java serve as well. */
abstract class LoopKernels implements Kernels {

  @Override
  public Kernel groupNorm(Operation.GroupNorm operation, int rows, Gradients gradients) {
    return new GroupNormKernel(operation, rows, gradients, precision());
  }

  @Override
  public Kernel activation(Operation.Activation operation, int rows, Gradients gradients) {
    return new ActivationKernel(operation, rows, gradients, precision());
  }

  @Override
  public Kernel sum(Operation.Sum operation, int rows, Gradients gradients) {
    return new SumKernels.Sum(operation, rows, gradients, precision());
  }

  @Override
  public Kernel channelSum(Operation.ChannelSum operation, int rows, Gradients gradients) {
    return new SumKernels.ChannelSum(operation, rows, gradients, precision());
  }

  @Override
  public Kernel concatenation(Operation.Concatenation operation, int rows, Gradients gradients) {
    return new SumKernels.Concatenation(operation, rows, gradients, precision());
  }

  @Override
  public Kernel upsampling(Operation.Upsampling operation, int rows, Gradients gradients) {
    return new ScalingKernels.Upsampling(operation, rows, gradients, precision());
  }

  @Override
  public Kernel averagePooling(Operation.AveragePooling operation, int rows, Gradients gradients) {
    return new ScalingKernels.AveragePooling(operation, rows, gradients, precision());
  }

  @Override
  public Kernel maxPooling(Operation.MaxPooling operation, int rows, Gradients gradients) {
    return new ScalingKernels.MaxPooling(operation, rows, gradients, precision());
  }

  @Override
  public Kernel crossEntropy(Operation.CrossEntropy operation, int rows, Gradients gradients) {
    return new CrossEntropyKernel(operation, rows, gradients, precision());
  }
}
