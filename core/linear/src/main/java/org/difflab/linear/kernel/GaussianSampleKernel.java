// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;

/** Samples of normal distributions, row by row. */
final class GaussianSampleKernel extends CheckedKernel {

  private final float[] logVariance;
  private final float[] noise;
  private final float[] values;

  GaussianSampleKernel(
      Operation.GaussianSample operation, int rows, Gradients gradients, Precision precision) {
    super(operation, rows, gradients, precision);
    this.logVariance = new float[operation.input().size()];
    this.noise = new float[operation.input().size()];
    this.values = new float[operation.input().size()];
  }

  private void read(List<Buffer> inputs, int row) {
    inputs.get(1).get(row * values.length, logVariance, 0, values.length);
    inputs.get(2).get(row * values.length, noise, 0, values.length);
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    for (int row = 0; row < rows(); row++) {
      read(inputs, row);
      inputs.get(0).get(row * values.length, values, 0, values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) StrictMath.exp(0.5 * logVariance[i]) * noise[i];
      }
      output.put(row * values.length, values, 0, values.length);
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    if (inputGradients.isEmpty()) {
      return;
    }
    for (int row = 0; row < rows(); row++) {
      read(inputs, row);
      outputGradient.get(row * values.length, values, 0, values.length);
      inputGradients.get(0).put(row * values.length, values, 0, values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.5f * (float) StrictMath.exp(0.5 * logVariance[i]) * noise[i];
      }
      inputGradients.get(1).put(row * values.length, values, 0, values.length);
    }
  }
}
