// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.difflab.spi.Shape;

/**
 * A convolution by oneDNN's primitives, each of which has its own layout of the weights: {@link
 * #load} reorders them, and rounds them to the kernels' precision.
 */
final class OneDnnConvolution extends CheckedKernel {

  private final Operation.Convolution operation;
  private final PointerScope scope;
  private final OneDnnWeights forwardWeights;
  private final BytePointer biases;
  private final OneDnnCall forward;

  // Of each list, one element or, where the gradient is not computed, none.
  private final List<OneDnnWeights> backwardWeights;
  private final List<OneDnnCall> backward;
  private final List<OneDnnWeights> weightGradient;
  private final List<OneDnnCall> backwardParameters;

  OneDnnConvolution(
      OneDnnKernels kernels, Operation.Convolution operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, kernels.precision());
    this.operation = operation;
    try (PointerScope opened = new PointerScope()) {
      Layouts layouts = new Layouts(operation, rows, kernels.type());
      var description = layouts.forward(kernels, gradients);
      this.forwardWeights =
          OneDnnWeights.read(kernels, layouts.weights, description.weights_desc());
      this.biases = new BytePointer((long) operation.channels() * Float.BYTES);
      this.forward =
          new OneDnnCall(kernels, new convolution_forward(description), description)
              .with(dnnl.DNNL_ARG_SRC, layouts.input)
              .with(dnnl.DNNL_ARG_WEIGHTS, description.weights_desc())
              .with(dnnl.DNNL_ARG_BIAS, layouts.biases)
              .with(dnnl.DNNL_ARG_DST, layouts.output)
              .at(dnnl.DNNL_ARG_WEIGHTS, forwardWeights.reordered())
              .at(dnnl.DNNL_ARG_BIAS, biases);
      if (gradients == Gradients.ALL) {
        var data = layouts.backwardData(kernels, description);
        this.backwardWeights =
            List.of(OneDnnWeights.read(kernels, layouts.weights, data.weights_desc()));
        this.backward =
            List.of(
                new OneDnnCall(kernels, new convolution_backward_data(data), data)
                    .with(dnnl.DNNL_ARG_DIFF_DST, layouts.output)
                    .with(dnnl.DNNL_ARG_WEIGHTS, data.weights_desc())
                    .with(dnnl.DNNL_ARG_DIFF_SRC, layouts.input)
                    .at(dnnl.DNNL_ARG_WEIGHTS, backwardWeights.get(0).reordered()));
      } else {
        this.backwardWeights = List.of();
        this.backward = List.of();
      }
      if (gradients == Gradients.NONE) {
        this.weightGradient = List.of();
        this.backwardParameters = List.of();
      } else {
        var parameters = layouts.backwardWeights(kernels, description);
        this.weightGradient =
            List.of(
                OneDnnWeights.written(kernels, parameters.diff_weights_desc(), layouts.weights));
        OneDnnCall call =
            new OneDnnCall(kernels, new convolution_backward_weights(parameters), parameters)
                .with(dnnl.DNNL_ARG_SRC, layouts.input)
                .with(dnnl.DNNL_ARG_DIFF_DST, layouts.output)
                .with(dnnl.DNNL_ARG_DIFF_WEIGHTS, parameters.diff_weights_desc())
                .with(dnnl.DNNL_ARG_DIFF_BIAS, layouts.biases)
                .at(dnnl.DNNL_ARG_DIFF_WEIGHTS, weightGradient.get(0).reordered());
        if (kernels.precision() == Precision.BFLOAT16 && operation.stride() > 1) {
          call.clearingScratch();
        }
        this.backwardParameters = List.of(call);
      }
      this.scope = opened.extend();
    }
  }

  /** The layouts of all arguments, with the primitives for them. */
  private static final class Layouts {

    final memory.desc input;
    final memory.desc output;
    final memory.desc weights;
    final memory.desc anyWeights;
    final memory.desc anyWeightGradient;
    final memory.desc biases;
    final long[] strides;
    final long[] before;
    final long[] after;

    Layouts(Operation.Convolution operation, int rows, memory.data_type type) {
      Shape from = operation.input();
      Shape into = operation.output();
      long size = operation.size();
      long[] square = {into.channels(), from.channels(), size, size};
      this.input = images(rows, from, type);
      this.output = images(rows, into, type);
      this.weights = new memory.desc(square, memory.data_type.f32, memory.format_tag.hwio);
      this.anyWeights = new memory.desc(square, type, memory.format_tag.any);
      this.anyWeightGradient = new memory.desc(square, memory.data_type.f32, memory.format_tag.any);
      this.biases =
          new memory.desc(new long[] {into.channels()}, memory.data_type.f32, memory.format_tag.x);
      this.strides = new long[] {operation.stride(), operation.stride()};
      this.before = new long[] {operation.padding(), operation.padding()};
      this.after =
          new long[] {
            after(operation, from.height(), into.height()),
            after(operation, from.width(), into.width())
          };
    }

    convolution_forward.primitive_desc forward(OneDnnKernels kernels, Gradients gradients) {
      return OneDnnKernels.safe(
          new convolution_forward.primitive_desc(
              kernels.engine(),
              gradients == Gradients.NONE
                  ? dnnl.prop_kind.forward_inference
                  : dnnl.prop_kind.forward_training,
              dnnl.algorithm.convolution_direct,
              input,
              anyWeights,
              biases,
              output,
              strides,
              before,
              after,
              kernels.attributes(),
              false));
    }

    convolution_backward_data.primitive_desc backwardData(
        OneDnnKernels kernels, convolution_forward.primitive_desc forward) {
      return OneDnnKernels.safe(
          new convolution_backward_data.primitive_desc(
              kernels.engine(),
              dnnl.algorithm.convolution_direct,
              input,
              anyWeights,
              output,
              strides,
              before,
              after,
              forward,
              kernels.attributes(),
              false));
    }

    convolution_backward_weights.primitive_desc backwardWeights(
        OneDnnKernels kernels, convolution_forward.primitive_desc forward) {
      return OneDnnKernels.safe(
          new convolution_backward_weights.primitive_desc(
              kernels.engine(),
              dnnl.algorithm.convolution_direct,
              input,
              anyWeightGradient,
              biases,
              output,
              strides,
              before,
              after,
              forward,
              kernels.attributes(),
              false));
    }

    private static memory.desc images(int rows, Shape shape, memory.data_type type) {
      return new memory.desc(
          new long[] {rows, shape.channels(), shape.height(), shape.width()},
          type,
          memory.format_tag.nhwc);
    }

    /** Returns the padding that the last place of the square needs; below 0 if it ends before. */
    private static long after(Operation.Convolution operation, int from, int into) {
      return (long) (into - 1) * operation.stride() + operation.size() - from - operation.padding();
    }
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
          .at(dnnl.DNNL_ARG_DIFF_DST, outputGradient)
          .at(dnnl.DNNL_ARG_DIFF_BIAS, OneDnnCall.address(parameterGradient, operation.weights()))
          .run();
    }
    weightGradient.forEach(gradient -> gradient.reorder(OneDnnCall.address(parameterGradient, 0)));
    for (OneDnnCall call : backward) {
      call.at(dnnl.DNNL_ARG_DIFF_DST, outputGradient)
          .at(dnnl.DNNL_ARG_DIFF_SRC, inputGradients.get(0))
          .run();
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
