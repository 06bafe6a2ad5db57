// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/** A dense layer that only evaluates, by a product in which the position of a row is irrelevant. */
final class MultiplierDense extends CheckedKernel {

  private final LinearAlgebra algebra;
  private final int width;
  private final int units;
  private final float[] biases;
  private final float[] inputValues;
  private Multiplier weights;

  MultiplierDense(Operation.Dense operation, int rows, LinearAlgebra algebra) {
    super(operation, rows, Gradients.NONE, Precision.FLOAT32);
    this.algebra = algebra;
    this.width = operation.input().size();
    this.units = operation.units();
    this.biases = new float[units];
    this.inputValues = new float[rows * width];
    this.weights = algebra.multiplier(Matrix.zeros(width, units));
  }

  @Override
  void read(Buffer buffer) {
    float[] values = new float[width * units];
    buffer.get(0, values, 0, values.length);
    buffer.get(values.length, biases, 0, units);
    weights = algebra.multiplier(Matrix.wrap(width, units, values));
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    inputs.get(0).get(0, inputValues, 0, inputValues.length);
    float[] values = weights.multiply(Matrix.wrap(rows(), width, inputValues)).values();
    for (int at = 0; at < values.length; at += units) {
      for (int i = 0; i < units; i++) {
        values[at + i] += biases[i];
      }
    }
    output.put(0, values, 0, values.length);
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    throw new IllegalStateException("made without gradients");
  }
}
