// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.ArrayList;
import java.util.List;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Buffer;
import org.difflab.linear.kernel.Gradients;
import org.difflab.linear.kernel.Kernel;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Operation;
import org.difflab.linear.kernel.Precision;
import org.difflab.spi.Shape;

/**
 * A program that runs the kernels of networks for some seconds; {@link OneDnnRecordingTest} starts
 * it.
 */
final class RecordedKernels {

  private static final int ROWS = 16;
  private static final int REPETITIONS = 40;

  private RecordedKernels() {}

  /** Runs kernels on two threads, in each precision that there is. */
  public static void main(String[] args) {
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      for (Precision precision : Precision.values()) {
        workers.map(2, thread -> run(precision));
      }
    }
    System.out.println("done");
  }

  private static boolean run(Precision precision) {
    try (Kernels kernels = Kernels.onOneDnn(precision)) {
      operations().forEach(operation -> run(kernels, operation));
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private static List<Operation> operations() {
    Shape large = new Shape(28, 28, 24);
    Shape small = new Shape(7, 7, 96);
    return List.of(
        Operation.Convolution.same(large, 24, 3, 1),
        Operation.Convolution.same(large, 48, 3, 2),
        Operation.Convolution.same(large, 48, 1, 1),
        Operation.Convolution.same(large, 1, 3, 1),
        Operation.Convolution.same(small, 128, 3, 1),
        new Operation.Attention(new Shape(7, 7, 288), 4),
        new Operation.Dense(Shape.vector(2048), 512),
        new Operation.Activation(large, ActivationFunction.SILU),
        new Operation.GroupNorm(large, 8, 1e-5));
  }

  private static void run(Kernels kernels, Operation operation) {
    List<Buffer> inputs = new ArrayList<>();
    List<Buffer> gradients = new ArrayList<>();
    for (Shape input : operation.inputs()) {
      inputs.add(kernels.allocate(ROWS * input.size()));
      gradients.add(kernels.allocate(ROWS * input.size()));
    }
    try (Kernel kernel = operation.kernel(kernels, ROWS, Gradients.ALL);
        Buffer parameters = kernels.allocateParameters(operation.parameters());
        Buffer output = kernels.allocate(ROWS * operation.output().size())) {
      for (int i = 0; i < REPETITIONS; i++) {
        kernel.load(parameters);
        kernel.forward(inputs, output);
        kernel.backward(inputs, output, gradients, parameters);
      }
    } finally {
      inputs.forEach(Buffer::close);
      gradients.forEach(Buffer::close);
    }
  }
}
