// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A dense layer by oneDNN's matrix product: XW + b forward, ∂Y·Wᵀ and Xᵀ·∂Y backward. The inner
 * product primitive would do the same, partly on general products, which profilers make crash.
 */
final class OneDnnDense extends CheckedKernel {

  private final Operation.Dense operation;
  private final PointerScope scope;
  private final OneDnnWeights forwardWeights;
  private final BytePointer biases;
  private final OneDnnCall forward;

  // Of each list, one element or, where the gradient is not computed, none.
  private final List<OneDnnWeights> backwardWeights;
  private final List<OneDnnCall> backward;
  private final List<OneDnnCall> backwardParameters;

  private final float[] outputLine;

  OneDnnDense(OneDnnKernels kernels, Operation.Dense operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, kernels.precision());
    this.operation = operation;
    this.outputLine = new float[operation.units()];
    long inputs = operation.input().size();
    long units = operation.units();
    memory.data_type type = kernels.type();
    memory.data_type float32 = memory.data_type.f32;
    try (PointerScope opened = new PointerScope()) {
      memory.desc input = matrix(rows, inputs, type, memory.format_tag.ab);
      memory.desc output = matrix(rows, units, type, memory.format_tag.ab);
      memory.desc bias = matrix(1, units, float32, memory.format_tag.ab);
      var description =
          OneDnnKernels.safe(
              new matmul.primitive_desc(
                  kernels.engine(),
                  input,
                  matrix(inputs, units, type, memory.format_tag.any),
                  bias,
                  output,
                  kernels.attributes(),
                  false));
      this.forwardWeights =
          OneDnnWeights.read(
              kernels,
              matrix(inputs, units, float32, memory.format_tag.ab),
              description.weights_desc());
      this.biases = new BytePointer(units * Float.BYTES);
      this.forward =
          new OneDnnCall(kernels, new matmul(description), description)
              .with(dnnl.DNNL_ARG_SRC, input)
              .with(dnnl.DNNL_ARG_WEIGHTS, description.weights_desc())
              .with(dnnl.DNNL_ARG_BIAS, bias)
              .with(dnnl.DNNL_ARG_DST, output)
              .at(dnnl.DNNL_ARG_WEIGHTS, forwardWeights.reordered())
              .at(dnnl.DNNL_ARG_BIAS, biases);
      if (gradients == Gradients.ALL) {
        var data =
            OneDnnKernels.safe(
                new matmul.primitive_desc(
                    kernels.engine(),
                    output,
                    matrix(units, inputs, type, memory.format_tag.any),
                    input,
                    kernels.attributes(),
                    false));
        this.backwardWeights =
            List.of(
                OneDnnWeights.read(
                    kernels,
                    matrix(units, inputs, float32, memory.format_tag.ba),
                    data.weights_desc()));
        this.backward =
            List.of(
                new OneDnnCall(kernels, new matmul(data), data)
                    .with(dnnl.DNNL_ARG_SRC, output)
                    .with(dnnl.DNNL_ARG_WEIGHTS, data.weights_desc())
                    .with(dnnl.DNNL_ARG_DST, input)
                    .at(dnnl.DNNL_ARG_WEIGHTS, backwardWeights.get(0).reordered()));
      } else {
        this.backwardWeights = List.of();
        this.backward = List.of();
      }
      if (gradients == Gradients.NONE) {
        this.backwardParameters = List.of();
      } else {
        memory.desc transposed = matrix(inputs, rows, type, memory.format_tag.ba);
        memory.desc gradient = matrix(inputs, units, float32, memory.format_tag.ab);
        var parameters =
            OneDnnKernels.safe(
                new matmul.primitive_desc(
                    kernels.engine(), transposed, output, gradient, kernels.attributes(), false));
        this.backwardParameters =
            List.of(
                new OneDnnCall(kernels, new matmul(parameters), parameters)
                    .with(dnnl.DNNL_ARG_SRC, transposed)
                    .with(dnnl.DNNL_ARG_WEIGHTS, output)
                    .with(dnnl.DNNL_ARG_DST, gradient));
      }
      this.scope = opened.extend();
    }
  }

  private static memory.desc matrix(
      long rows, long columns, memory.data_type type, memory.format_tag order) {
    return new memory.desc(new long[] {rows, columns}, type, order);
  }

  @Override
  void read(Buffer parameters) {
    Pointer weights = OneDnnCall.address(parameters, 0);
    forwardWeights.reorder(weights);
    backwardWeights.forEach(reordered -> reordered.reorder(weights));
    Pointer.memcpy(biases, OneDnnCall.address(parameters, operation.weights()), biases.capacity());
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    forward.at(dnnl.DNNL_ARG_SRC, inputs.get(0)).at(dnnl.DNNL_ARG_DST, output).run();
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    for (OneDnnCall call : backwardParameters) {
      call.at(dnnl.DNNL_ARG_SRC, inputs.get(0))
          .at(dnnl.DNNL_ARG_WEIGHTS, outputGradient)
          .at(dnnl.DNNL_ARG_DST, parameterGradient)
          .run();
    }
    addBiasGradient(outputGradient, parameterGradient);
    for (OneDnnCall call : backward) {
      call.at(dnnl.DNNL_ARG_SRC, outputGradient).at(dnnl.DNNL_ARG_DST, inputGradients.get(0)).run();
    }
  }

  private void addBiasGradient(Buffer outputGradient, Buffer parameterGradient) {
    double[] sums = new double[outputLine.length];
    for (int row = 0; row < rows(); row++) {
      outputGradient.get(row * outputLine.length, outputLine, 0, outputLine.length);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += outputLine[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      outputLine[i] = (float) sums[i];
    }
    parameterGradient.put(operation.weights(), outputLine, 0, outputLine.length);
  }

  @Override
  public void close() {
    scope.close();
  }
}
