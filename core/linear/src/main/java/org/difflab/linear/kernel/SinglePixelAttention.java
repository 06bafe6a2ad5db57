// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Self-attention of images of one pixel. Its softmax has one score and is 1, so the output is the
 * values v. oneDNN's product reads wrong rows there: strides of dimensions of size 1 are ignored.
 */
final class SinglePixelAttention extends CheckedKernel {

  private final int channels;
  private final float[] line;

  SinglePixelAttention(
      Operation.Attention operation, int rows, Gradients gradients, Precision precision) {
    super(operation, rows, gradients, precision);
    this.channels = operation.output().channels();
    this.line = new float[3 * channels];
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    for (int row = 0; row < rows(); row++) {
      inputs.get(0).get(row * line.length, line, 0, line.length);
      output.put(row * channels, line, 2 * channels, channels);
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    for (Buffer into : inputGradients) {
      Arrays.fill(line, 0);
      for (int row = 0; row < rows(); row++) {
        outputGradient.get(row * channels, line, 2 * channels, channels);
        into.put(row * line.length, line, 0, line.length);
      }
    }
  }
}
