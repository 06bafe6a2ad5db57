// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.linear.kernel.Buffer;
import org.difflab.linear.kernel.Gradients;
import org.difflab.linear.kernel.Kernel;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Operation;
import org.difflab.neural.network.Layout.Purpose;

/**
 * The layers between some values of a network and others, on a fixed number of rows: a kernel for
 * each, in the order of computation, and the memory of values and gradients as their {@link Layout}
 * shares it. One thread at a time uses a plan.
 */
final class Plan implements AutoCloseable {

  private final Network network;
  private final Layout layout;
  private final int rows;
  private final BufferPlan.Allocated memory;
  private final Map<Value, Buffer> values = new HashMap<>();
  private final Map<Value, Buffer> gradients = new HashMap<>();
  private final Buffer parameters;
  private final Buffer parameterGradient;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A layer.
   *
   * @param operation what it computes
   * @param kernel computes it
   * @param inputs buffers of its sources
   * @param output buffer of its value
   * @param parameters its parameters
   * @param backward how gradients pass back through it, if they do
   */
  private record Step(
      Operation operation,
      Kernel kernel,
      List<Buffer> inputs,
      Buffer output,
      Buffer parameters,
      Optional<Backward> backward) {}

  /**
   * How gradients pass back through a layer.
   *
   * @param outputGradient gradient by its value
   * @param inputGradients receive those by its sources
   * @param additions then add some of them to those of other layers
   * @param parameterGradient receives that by its parameters
   */
  private record Backward(
      Buffer outputGradient,
      List<Buffer> inputGradients,
      List<Addition> additions,
      Buffer parameterGradient) {

    void run(Step step) {
      step.kernel().backward(step.inputs(), outputGradient, inputGradients, parameterGradient);
      additions.forEach(Addition::run);
    }
  }

  /** The addition of a gradient to that of other layers. */
  private record Addition(Kernel sum, List<Buffer> addends) {

    void run() {
      sum.forward(addends, addends.get(0));
    }
  }

  /**
   * Plans the computation of a value from others.
   *
   * @throws IllegalArgumentException if an input that is needed is not given
   */
  static Plan evaluation(
      Network network, Kernels kernels, int rows, Set<Value> given, Value wanted) {
    return new Plan(
        network,
        kernels,
        rows,
        new Layout(network, rows, given, List.of(wanted), Purpose.EVALUATION));
  }

  /**
   * Plans the computation of some values from the inputs, and of the gradients of a loss of these
   * values by the parameters.
   */
  static Plan training(Network network, Kernels kernels, int rows, List<Value> outputs) {
    return new Plan(
        network,
        kernels,
        rows,
        new Layout(network, rows, Set.copyOf(network.inputs()), outputs, Purpose.TRAINING));
  }

  private Plan(Network network, Kernels kernels, int rows, Layout layout) {
    this.network = network;
    this.layout = layout;
    this.rows = rows;
    this.memory = layout.buffers().allocate(kernels);
    layout.values().forEach((value, place) -> values.put(value, memory.buffers().get(place)));
    layout.gradients().forEach((value, place) -> gradients.put(value, memory.buffers().get(place)));
    this.parameters = kernels.allocateParameters(network.size());
    this.parameterGradient = kernels.allocateParameters(gradients.isEmpty() ? 0 : network.size());
    for (Value value : layout.order()) {
      steps.add(step(value, kernels));
    }
  }

  private Step step(Value value, Kernels kernels) {
    Layer.Computed layer = (Layer.Computed) network.layer(value);
    Operation operation = layer.operation();
    Gradients needed =
        layout.passesBack(value)
            ? Gradients.ALL
            : layout.isDifferentiated(value) ? Gradients.PARAMETERS : Gradients.NONE;
    return new Step(
        operation,
        operation.kernel(kernels, rows, needed),
        layer.sources().stream().map(values::get).toList(),
        values.get(value),
        parameters.slice(layer.offset(), operation.parameters()),
        needed == Gradients.NONE ? Optional.empty() : Optional.of(backward(value, layer, kernels)));
  }

  private Backward backward(Value value, Layer.Computed layer, Kernels kernels) {
    List<Value> sources =
        layout.passesBack(value) ? layout.differentiableSources(value) : List.of();
    Map<Integer, Integer> scratch = layout.scratch(value);
    List<Buffer> inputGradients = new ArrayList<>();
    List<Addition> additions = new ArrayList<>();
    for (int number = 0; number < sources.size(); number++) {
      Value source = sources.get(number);
      if (scratch.containsKey(number)) {
        Buffer addend = memory.buffers().get(scratch.get(number));
        inputGradients.add(addend);
        if (layout.isDifferentiated(source)) {
          Kernel sum = new Operation.Sum(source.shape()).kernel(kernels, rows, Gradients.NONE);
          additions.add(new Addition(sum, List.of(gradients.get(source), addend)));
        }
      } else {
        inputGradients.add(gradients.get(source));
      }
    }
    return new Backward(
        gradients.get(value),
        inputGradients,
        additions,
        parameterGradient.slice(layer.offset(), layer.operation().parameters()));
  }

  /** Returns the number of rows. */
  int rows() {
    return rows;
  }

  /** Reads parameters. */
  void load(float[] all) {
    parameters.put(0, all, 0, all.length);
    for (Step step : steps) {
      if (step.operation().parameters() > 0) {
        step.kernel().load(step.parameters());
      }
    }
  }

  /** Writes the first rows of a value that is given, and zeros to the others. */
  void put(Value value, float[] from, int offset, int count) {
    if (values.containsKey(value)) {
      fill(values.get(value), from, offset, count * value.width());
    }
  }

  /** Writes one row of a value that is given to all rows. */
  void putToAll(Value value, float[] row) {
    if (values.containsKey(value)) {
      for (int i = 0; i < rows; i++) {
        values.get(value).put(i * value.width(), row, 0, value.width());
      }
    }
  }

  /** Writes the first rows of the gradient of the loss by an output, and zeros to the others. */
  void putGradient(Value value, float[] from, int count) {
    if (gradients.containsKey(value)) {
      fill(gradients.get(value), from, 0, count * value.width());
    }
  }

  private static void fill(Buffer buffer, float[] from, int offset, int length) {
    buffer.put(0, from, offset, length);
    if (length < buffer.length()) {
      buffer.put(length, new float[buffer.length() - length], 0, buffer.length() - length);
    }
  }

  /** Reads the first rows of a value. */
  void get(Value value, float[] into, int offset, int count) {
    values.get(value).get(0, into, offset, count * value.width());
  }

  /** Computes all values. */
  void forward() {
    for (Step step : steps) {
      step.kernel().forward(step.inputs(), step.output());
    }
  }

  /** Computes the gradients by the parameters; those by the outputs have been put. */
  void backward() {
    for (int number = steps.size() - 1; number >= 0; number--) {
      Step step = steps.get(number);
      step.backward().ifPresent(backward -> backward.run(step));
    }
  }

  /** Reads the gradient by all parameters. */
  void getParameterGradient(float[] into) {
    parameterGradient.get(0, into, 0, into.length);
  }

  @Override
  public void close() {
    for (Step step : steps) {
      step.kernel().close();
      step.backward()
          .ifPresent(backward -> backward.additions().forEach(addition -> addition.sum().close()));
    }
    memory.close();
    parameters.close();
    parameterGradient.close();
  }
}
