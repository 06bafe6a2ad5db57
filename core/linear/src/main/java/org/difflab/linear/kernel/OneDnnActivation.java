// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.PointerScope;

/** A function of each value by oneDNN's primitive. */
final class OneDnnActivation extends CheckedKernel {

  private final PointerScope scope;
  private final OneDnnCall forward;

  /** One, or none without gradients. */
  private final List<OneDnnCall> backward;

  OneDnnActivation(
      OneDnnKernels kernels, Operation.Activation operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, kernels.precision());
    try (PointerScope opened = new PointerScope()) {
      memory.desc values =
          new memory.desc(
              new long[] {rows, operation.input().size()}, kernels.type(), memory.format_tag.ab);
      dnnl.algorithm function = algorithm(operation.function());
      var description =
          new eltwise_forward.primitive_desc(
              kernels.engine(),
              dnnl.prop_kind.forward_training,
              function,
              values,
              values,
              alpha(operation.function()),
              kernels.attributes(),
              false);
      this.forward =
          new OneDnnCall(kernels, new eltwise_forward(description), description)
              .with(dnnl.DNNL_ARG_SRC, values)
              .with(dnnl.DNNL_ARG_DST, values);
      if (gradients == Gradients.ALL) {
        var data =
            new eltwise_backward.primitive_desc(
                kernels.engine(),
                function,
                values,
                values,
                values,
                alpha(operation.function()),
                description,
                kernels.attributes(),
                false);
        this.backward =
            List.of(
                new OneDnnCall(kernels, new eltwise_backward(data), data)
                    .with(dnnl.DNNL_ARG_SRC, values)
                    .with(dnnl.DNNL_ARG_DIFF_DST, values)
                    .with(dnnl.DNNL_ARG_DIFF_SRC, values));
      } else {
        this.backward = List.of();
      }
      this.scope = opened.extend();
    }
  }

  private static dnnl.algorithm algorithm(ActivationFunction function) {
    return switch (function) {
      case RELU -> dnnl.algorithm.eltwise_relu;
      case SILU -> dnnl.algorithm.eltwise_swish;
      case GELU -> dnnl.algorithm.eltwise_gelu_erf;
      case GELU_TANH -> dnnl.algorithm.eltwise_gelu_tanh;
    };
  }

  /** Returns the slope of the function's first parameter: that of x below 0 for ReLU. */
  private static float alpha(ActivationFunction function) {
    return function == ActivationFunction.RELU ? 0 : 1;
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
    for (OneDnnCall call : backward) {
      call.at(dnnl.DNNL_ARG_SRC, inputs.get(0))
          .at(dnnl.DNNL_ARG_DIFF_DST, outputGradient)
          .at(dnnl.DNNL_ARG_DIFF_SRC, inputGradients.get(0))
          .run();
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
