// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.difflab.spi.Shape;

/** Loops in float32 on buffers of bfloat16, of which a few rows at a time are converted. */
final class Bfloat16Loops implements Kernel {

  private final CheckedKernel loops;
  private final PointerScope scope;
  private final List<Bfloat16Window> inputs = new ArrayList<>();
  private final List<Bfloat16Window> inputGradients = new ArrayList<>();
  private final Bfloat16Window output;

  Bfloat16Loops(OneDnnKernels kernels, CheckedKernel loops) {
    this.loops = loops;
    Operation operation = loops.operation();
    try (PointerScope opened = new PointerScope()) {
      for (Shape shape : operation.inputs()) {
        inputs.add(new Bfloat16Window(kernels, loops.rows(), shape.size()));
      }
      if (loops.gradients() == Gradients.ALL) {
        for (Shape shape : operation.inputs().subList(0, operation.differentiableInputs())) {
          inputGradients.add(new Bfloat16Window(kernels, loops.rows(), shape.size()));
        }
      }
      this.output = new Bfloat16Window(kernels, loops.rows(), operation.output().size());
      this.scope = opened.extend();
    }
  }

  @Override
  public void load(Buffer parameters) {
    loops.load(parameters);
  }

  @Override
  public void forward(List<Buffer> from, Buffer into) {
    loops.forward(on(inputs, from), output.on(into));
    output.flush();
  }

  /** Returns windows on buffers; too many buffers, or too few, are left for the loops to refuse. */
  private static List<Buffer> on(List<Bfloat16Window> windows, List<Buffer> buffers) {
    List<Buffer> opened = new ArrayList<>();
    for (int i = 0; i < buffers.size(); i++) {
      opened.add(i < windows.size() ? windows.get(i).on(buffers.get(i)) : buffers.get(i));
    }
    return opened;
  }

  @Override
  public void backward(
      List<Buffer> from, Buffer outputGradient, List<Buffer> gradients, Buffer parameterGradient) {
    loops.backward(
        on(inputs, from),
        output.on(outputGradient),
        on(inputGradients, gradients),
        parameterGradient);
    inputGradients.forEach(Bfloat16Window::flush);
  }

  @Override
  public void close() {
    scope.close();
  }
}
