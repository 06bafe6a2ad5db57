// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;

/** A function of each value in loops. */
final class ActivationKernel extends CheckedKernel {

  private static final int CHUNK = 1024;

  private final ActivationFunction function;
  private final int length;
  private final float[] values = new float[CHUNK];
  private final float[] gradient = new float[CHUNK];

  ActivationKernel(Operation.Activation operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, Precision.FLOAT32);
    this.function = operation.function();
    this.length = rows * operation.input().size();
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    for (int at = 0; at < length; at += CHUNK) {
      int count = Math.min(CHUNK, length - at);
      inputs.get(0).get(at, values, 0, count);
      function.apply(values, count);
      output.put(at, values, 0, count);
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    for (Buffer into : inputGradients) {
      for (int at = 0; at < length; at += CHUNK) {
        int count = Math.min(CHUNK, length - at);
        inputs.get(0).get(at, values, 0, count);
        outputGradient.get(at, gradient, 0, count);
        function.differentiate(values, gradient, count);
        into.put(at, gradient, 0, count);
      }
    }
  }
}
