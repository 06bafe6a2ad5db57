// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.difflab.spi.Shape;

/** What all kernels have in common: the checks of what they are given. */
abstract class CheckedKernel implements Kernel {

  private final Operation operation;
  private final int rows;
  private final Gradients gradients;
  private final Precision precision;

  /**
   * Checks the number of rows.
   *
   * @throws IllegalArgumentException if there are less than 1, or more than an array can hold
   */
  CheckedKernel(Operation operation, int rows, Gradients gradients, Precision precision) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, found " + rows);
    }
    requireFits(rows, operation.output());
    operation.inputs().forEach(input -> requireFits(rows, input));
    this.operation = operation;
    this.rows = rows;
    this.gradients = gradients;
    this.precision = precision;
  }

  private static void requireFits(int rows, Shape shape) {
    int most = (Integer.MAX_VALUE - 8) / shape.size();
    if (rows > most) {
      throw new IllegalArgumentException(
          "rows must be at most " + most + " for the shape " + shape + ", found " + rows);
    }
  }

  /** Returns what is computed. */
  final Operation operation() {
    return operation;
  }

  /** Returns the number of rows. */
  final int rows() {
    return rows;
  }

  /** Returns which gradients are computed. */
  final Gradients gradients() {
    return gradients;
  }

  @Override
  public final void load(Buffer parameters) {
    requireLength("parameters", operation.parameters(), parameters, Precision.FLOAT32);
    read(parameters);
  }

  @Override
  public final void forward(List<Buffer> inputs, Buffer output) {
    requireRows("inputs", operation.inputs(), inputs);
    requireLength("output", rows * operation.output().size(), output, precision);
    compute(inputs, output);
  }

  @Override
  public final void backward(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    if (gradients == Gradients.NONE) {
      throw new IllegalStateException("this kernel was made without gradients, " + operation);
    }
    requireRows("inputs", operation.inputs(), inputs);
    requireLength("outputGradient", rows * operation.output().size(), outputGradient, precision);
    requireRows(
        "inputGradients",
        gradients == Gradients.ALL
            ? operation.inputs().subList(0, operation.differentiableInputs())
            : List.of(),
        inputGradients);
    requireLength(
        "parameterGradient", operation.parameters(), parameterGradient, Precision.FLOAT32);
    differentiate(inputs, outputGradient, inputGradients, parameterGradient);
  }

  private void requireRows(String argument, List<Shape> shapes, List<Buffer> buffers) {
    if (buffers.size() != shapes.size()) {
      throw new IllegalArgumentException(
          argument + " must be " + shapes.size() + " buffers, found " + buffers.size());
    }
    for (int i = 0; i < shapes.size(); i++) {
      requireLength(
          argument + "[" + i + "]", rows * shapes.get(i).size(), buffers.get(i), precision);
    }
  }

  private void requireLength(String argument, int length, Buffer buffer, Precision expected) {
    if (buffer.length() != length) {
      throw new IllegalArgumentException(
          argument
              + " must have "
              + length
              + " values, found "
              + buffer.length()
              + ", "
              + operation);
    }
    if (length > 0 && buffer.precision() != expected) {
      throw new IllegalArgumentException(
          argument + " must be of " + expected + ", found " + buffer.precision());
    }
  }

  /** Reads parameters of the right length; nothing where there are none. */
  void read(Buffer parameters) {}

  /** Computes the output from buffers of the right lengths. */
  abstract void compute(List<Buffer> inputs, Buffer output);

  /** Computes the gradients from buffers of the right lengths. */
  abstract void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient);

  /** Frees nothing: what lies on the heap needs no closing. */
  @Override
  public void close() {}
}
