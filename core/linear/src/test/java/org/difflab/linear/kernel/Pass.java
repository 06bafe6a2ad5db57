// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Shape;

/**
 * A forward and a backward pass of one operation, on arrays.
 *
 * @param output what the forward pass computes
 * @param inputGradients by input
 * @param parameterGradient by parameter
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pass(float[] output, List<float[]> inputGradients, float[] parameterGradient) {

  /** Computes both passes and frees what they needed. */
  static Pass of(
      Kernels kernels,
      Operation operation,
      int rows,
      List<float[]> inputs,
      float[] parameters,
      float[] outputGradient) {
    List<Buffer> buffers = new ArrayList<>();
    List<Buffer> gradients = new ArrayList<>();
    List<Shape> shapes = operation.inputs();
    for (int i = 0; i < shapes.size(); i++) {
      buffers.add(filled(kernels.allocate(rows * shapes.get(i).size()), inputs.get(i)));
      if (i < operation.differentiableInputs()) {
        gradients.add(kernels.allocate(rows * shapes.get(i).size()));
      }
    }
    try (Kernel kernel = operation.kernel(kernels, rows, Gradients.ALL);
        Buffer loaded = filled(kernels.allocateParameters(operation.parameters()), parameters);
        Buffer output = kernels.allocate(rows * operation.output().size());
        Buffer given = filled(kernels.allocate(output.length()), outputGradient);
        Buffer parameterGradient = kernels.allocateParameters(operation.parameters())) {
      kernel.load(loaded);
      kernel.forward(buffers, output);
      kernel.backward(buffers, given, gradients, parameterGradient);
      return new Pass(
          values(output), gradients.stream().map(Pass::values).toList(), values(parameterGradient));
    } finally {
      buffers.forEach(Buffer::close);
      gradients.forEach(Buffer::close);
    }
  }

  /** Computes the forward pass of a kernel without gradients. */
  static float[] evaluate(
      Kernels kernels, Operation operation, int rows, List<float[]> inputs, float[] parameters) {
    List<Buffer> buffers = new ArrayList<>();
    for (float[] values : inputs) {
      buffers.add(filled(kernels.allocate(values.length), values));
    }
    try (Kernel kernel = operation.kernel(kernels, rows, Gradients.NONE);
        Buffer loaded = filled(kernels.allocateParameters(operation.parameters()), parameters);
        Buffer output = kernels.allocate(rows * operation.output().size())) {
      kernel.load(loaded);
      kernel.forward(buffers, output);
      return values(output);
    } finally {
      buffers.forEach(Buffer::close);
    }
  }

  static Buffer filled(Buffer buffer, float[] values) {
    buffer.put(0, values, 0, values.length);
    return buffer;
  }

  static float[] values(Buffer buffer) {
    float[] values = new float[buffer.length()];
    buffer.get(0, values, 0, values.length);
    return values;
  }
}
