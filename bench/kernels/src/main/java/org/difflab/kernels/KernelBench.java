// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Buffer;
import org.difflab.linear.kernel.Gradients;
import org.difflab.linear.kernel.Kernel;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Operation;
import org.difflab.linear.kernel.Precision;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Operations of convolutional networks on square images, forward and backward, on one thread:
 *
 * <pre>{@code
 * ./difflab bench Kernel
 * ./difflab bench Kernel --param algebra=AUTO --param precision=FLOAT32,BFLOAT16
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBench {

  private static final int GROUPS = 8;

  /** What computes: oneDNN's primitives, or loops around products. */
  @Param({"AUTO", "OPENBLAS", "PLAIN"})
  public AlgebraSetting algebra;

  /** The format of inputs and outputs. */
  @Param("FLOAT32")
  public Precision precision;

  /** The number of images. */
  @Param("32")
  public int rows;

  /** Height and width of an image. */
  @Param("28")
  public int side;

  /** Channels of an image, a multiple of 8. */
  @Param("24")
  public int channels;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private Kernels kernels;
  private Step convolution;
  private Step groupNorm;
  private Step activation;
  private Step sum;
  private List<Step> block;

  /** Creates the kernels and fills their inputs. */
  @Setup
  public void prepare() {
    kernels = algebra.openKernels(algebra.open(ThreadWorkers.serial()), precision);
    Shape image = new Shape(side, side, channels);
    Buffer x = buffer(image, 1);
    Operation.Convolution same = Operation.Convolution.same(image, channels, 3, 1);
    Operation.GroupNorm norm = new Operation.GroupNorm(image, GROUPS, 1e-5);
    Operation.Activation silu = new Operation.Activation(image, ActivationFunction.SILU);
    convolution = new Step(same, x);
    groupNorm = new Step(norm, x);
    activation = new Step(silu, x);
    sum = new Step(new Operation.Sum(image), x, x);
    block = new ArrayList<>();
    Buffer last = x;
    for (int half = 0; half < 2; half++) {
      for (Operation operation : List.of(norm, silu, same)) {
        Step step = new Step(operation, last);
        block.add(step);
        last = step.output;
      }
    }
    block.add(new Step(new Operation.Sum(image), last, x));
  }

  private Buffer buffer(Shape image, int number) {
    Buffer buffer = kernels.allocate(rows * image.size());
    opened.add(buffer);
    float[] values = Noise.of(number, "kernels").gaussian(0, 0, 1, buffer.length()).values();
    buffer.put(0, values, 0, values.length);
    return buffer;
  }

  /** An operation with its memory. */
  private final class Step {

    private final Kernel kernel;
    private final List<Buffer> inputs;
    private final Buffer output;
    private final Buffer outputGradient;
    private final List<Buffer> inputGradients = new ArrayList<>();
    private final Buffer parameterGradient;

    Step(Operation operation, Buffer... inputs) {
      this.kernel = operation.kernel(kernels, rows, Gradients.ALL);
      this.inputs = List.of(inputs);
      this.output = buffer(operation.output(), 2);
      this.outputGradient = buffer(operation.output(), 3);
      for (Shape input : operation.inputs()) {
        inputGradients.add(buffer(input, 4));
      }
      this.parameterGradient = kernels.allocateParameters(operation.parameters());
      opened.add(kernel);
      opened.add(parameterGradient);
      float[] values = Noise.of(5, "kernels").gaussian(0, 0, 1, operation.parameters()).values();
      parameterGradient.put(0, values, 0, values.length);
      kernel.load(parameterGradient);
    }

    void forward() {
      kernel.forward(inputs, output);
    }

    void backward() {
      kernel.backward(inputs, outputGradient, inputGradients, parameterGradient);
    }

    Buffer both() {
      forward();
      backward();
      return output;
    }
  }

  /** A 3×3 convolution. */
  @Benchmark
  public Buffer convolution() {
    return convolution.both();
  }

  /** A group normalisation of 8 groups. */
  @Benchmark
  public Buffer groupNorm() {
    return groupNorm.both();
  }

  /** A SiLU. */
  @Benchmark
  public Buffer activation() {
    return activation.both();
  }

  /** A sum of two images. */
  @Benchmark
  public Buffer sum() {
    return sum.both();
  }

  /** A residual block: twice group normalisation, SiLU and convolution, and the sum. */
  @Benchmark
  public Buffer residualBlock() {
    block.forEach(Step::forward);
    for (int i = block.size() - 1; i >= 0; i--) {
      block.get(i).backward();
    }
    return block.get(0).output;
  }

  /** Frees everything. */
  @TearDown
  public void close() throws Exception {
    for (AutoCloseable closeable : opened) {
      closeable.close();
    }
    kernels.close();
  }
}
