// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/** The sum of two inputs by oneDNN's primitive; its gradients are copies of that of the output. */
final class OneDnnSum extends CheckedKernel {

  private final PointerScope scope;
  private final OneDnnCall forward;
  private final long bytes;

  OneDnnSum(OneDnnKernels kernels, Operation.Sum operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, kernels.precision());
    long length = (long) rows * operation.input().size();
    this.bytes = length * kernels.precision().bytes();
    try (PointerScope opened = new PointerScope()) {
      memory.desc values =
          new memory.desc(new long[] {length}, kernels.type(), memory.format_tag.a);
      var description =
          new binary.primitive_desc(
              kernels.engine(),
              dnnl.algorithm.binary_add,
              values,
              values,
              values,
              kernels.attributes(),
              false);
      this.forward =
          new OneDnnCall(kernels, new binary(description), description)
              .with(dnnl.DNNL_ARG_SRC_0, values)
              .with(dnnl.DNNL_ARG_SRC_1, values)
              .with(dnnl.DNNL_ARG_DST, values);
      this.scope = opened.extend();
    }
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    forward
        .at(dnnl.DNNL_ARG_SRC_0, inputs.get(0))
        .at(dnnl.DNNL_ARG_SRC_1, inputs.get(1))
        .at(dnnl.DNNL_ARG_DST, output)
        .run();
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    for (Buffer into : inputGradients) {
      Pointer.memcpy(OneDnnCall.address(into, 0), OneDnnCall.address(outputGradient, 0), bytes);
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
