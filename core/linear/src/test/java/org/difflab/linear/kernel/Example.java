// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Noise;

/**
 * Random values for an operation, and the loss Σ g·y of its output y, whose gradient g is given.
 *
 * @param inputs rows of each input, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Example(
    Operation operation,
    int rows,
    List<float[]> inputs,
    float[] parameters,
    float[] outputGradient) {

  static Example of(Operation operation, int rows) {
    Noise noise = Noise.of(21, operation.toString());
    List<float[]> inputs = new ArrayList<>();
    for (int i = 0; i < operation.inputs().size(); i++) {
      inputs.add(noise.gaussian(i, 0, 1, rows * operation.inputs().get(i).size()).values());
    }
    if (operation instanceof Operation.CrossEntropy) {
      makeProbabilities(inputs.get(1), inputs.get(1).length / rows);
    }
    float[] parameters = new float[operation.parameters()];
    noise.gaussian(10, 0, parameters, 0, parameters.length);
    return new Example(
        operation,
        rows,
        inputs,
        parameters,
        noise.gaussian(20, 0, 1, rows * operation.output().size()).values());
  }

  private static void makeProbabilities(float[] values, int width) {
    for (int at = 0; at < values.length; at += width) {
      float sum = 0;
      for (int i = at; i < at + width; i++) {
        values[i] = Math.abs(values[i]);
        sum += values[i];
      }
      for (int i = at; i < at + width; i++) {
        values[i] /= sum;
      }
    }
  }

  Pass run(Kernels kernels) {
    return Pass.of(kernels, operation, rows, inputs, parameters, outputGradient);
  }

  /** Returns the output of a kernel that only evaluates. */
  float[] evaluate(Kernels kernels) {
    return Pass.evaluate(kernels, operation, rows, inputs, parameters);
  }

  /** Returns the output by the definition. */
  double[] defined() {
    int width = operation.output().size();
    double[] output = new double[rows * width];
    for (int row = 0; row < rows; row++) {
      double[] y = DefinedOperation.apply(operation, rowInputs(row), doubles(parameters));
      System.arraycopy(y, 0, output, row * width, width);
    }
    return output;
  }

  double lossWithInput(int input, int index, double change) {
    int width = operation.inputs().get(input).size();
    int row = index / width;
    double[][] changed = rowInputs(row);
    changed[input][index % width] += change;
    return rowLoss(row, DefinedOperation.apply(operation, changed, doubles(parameters)));
  }

  double lossWithParameter(int index, double change) {
    double[] changed = doubles(parameters);
    changed[index] += change;
    double loss = 0;
    for (int row = 0; row < rows; row++) {
      loss += rowLoss(row, DefinedOperation.apply(operation, rowInputs(row), changed));
    }
    return loss;
  }

  private double rowLoss(int row, double[] output) {
    double loss = 0;
    for (int i = 0; i < output.length; i++) {
      loss += output[i] * outputGradient[row * output.length + i];
    }
    return loss;
  }

  private double[][] rowInputs(int row) {
    double[][] values = new double[inputs.size()][];
    for (int i = 0; i < values.length; i++) {
      int width = operation.inputs().get(i).size();
      values[i] = new double[width];
      for (int j = 0; j < width; j++) {
        values[i][j] = inputs.get(i)[row * width + j];
      }
    }
    return values;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Returns inputs and gradients that are no numbers at all. */
  Example notNumbers() {
    return new Example(
        operation,
        rows,
        inputs.stream().map(Example::notNumbers).toList(),
        notNumbers(parameters),
        notNumbers(outputGradient));
  }

  private static float[] notNumbers(float[] values) {
    float[] changed = new float[values.length];
    Arrays.fill(changed, Float.NaN);
    return changed;
  }

  /** Returns the same rows from another one on. */
  Example rotated(int shift) {
    return new Example(
        operation,
        rows,
        inputs.stream().map(values -> rotated(values, rows, shift)).toList(),
        parameters,
        rotated(outputGradient, rows, shift));
  }

  static float[] rotated(float[] values, int rows, int shift) {
    int width = values.length / rows;
    float[] rotated = new float[values.length];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, (row + shift) % rows * width, rotated, row * width, width);
    }
    return rotated;
  }
}
