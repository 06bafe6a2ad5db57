// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.linear.kernel.Buffer;
import org.difflab.linear.kernel.Gradients;
import org.difflab.linear.kernel.Kernel;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Operation;

/**
 * The layers between some values of a network and others, on a fixed number of rows: a kernel for
 * each, in the order of computation, and the memory of the values and gradients. Time is counted in
 * steps: the layers forwards from 1 on, then the loss, then the layers backwards; a value keeps its
 * memory from the step that writes it to the last that reads it. One thread at a time uses a plan.
 */
final class Plan implements AutoCloseable {

  private final Network network;
  private final int rows;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Value, Buffer> values = new HashMap<>();
  private final Map<Value, Buffer> gradients = new HashMap<>();
  private final Buffer parameters;
  private final Buffer parameterGradient;
  private final BufferPlan.Allocated memory;

  /**
   * A layer.
   *
   * @param layer what it computes
   * @param kernel computes it
   * @param inputs buffers of its sources
   * @param output buffer of its value
   * @param parameters its parameters
   * @param backward how gradients pass back through it; empty lists and buffers if none do
   */
  private record Step(
      Layer.Computed layer,
      Kernel kernel,
      List<Buffer> inputs,
      Buffer output,
      Buffer parameters,
      Backward backward) {}

  /**
   * How gradients pass back through a layer.
   *
   * @param needed whether they do
   * @param outputGradient gradient by its value
   * @param inputGradients receive those by its sources
   * @param added for each of them what it is then added to, if there is anything before
   * @param parameterGradient receives that by its parameters
   */
  private record Backward(
      boolean needed,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      List<Addition> added,
      Buffer parameterGradient) {}

  /** The addition of a gradient to that of other layers. */
  private record Addition(Kernel sum, List<Buffer> addends) {

    void run() {
      sum.forward(addends, addends.get(0));
    }
  }

  /** What the layers are computed for. */
  private enum Purpose {
    EVALUATION,
    TRAINING
  }

  /**
   * Plans the computation of a value from others.
   *
   * @throws IllegalArgumentException if an input that is needed is not given
   */
  static Plan evaluation(
      Network network, Kernels kernels, int rows, Set<Value> given, Value wanted) {
    return new Plan(network, kernels, rows, given, List.of(wanted), Purpose.EVALUATION);
  }

  /**
   * Plans the computation of some values from the inputs, and of the gradients of a loss of these
   * values by the parameters.
   */
  static Plan training(Network network, Kernels kernels, int rows, List<Value> outputs) {
    return new Plan(
        network, kernels, rows, Set.copyOf(network.inputs()), outputs, Purpose.TRAINING);
  }

  private Plan(
      Network network,
      Kernels kernels,
      int rows,
      Set<Value> given,
      List<Value> outputs,
      Purpose purpose) {
    this.network = network;
    this.rows = rows;
    List<Value> order = order(given, outputs);
    Set<Value> differentiated =
        purpose == Purpose.TRAINING ? differentiated(order, outputs) : Set.of();
    this.parameters = kernels.allocateParameters(network.size());
    this.parameterGradient =
        kernels.allocateParameters(purpose == Purpose.TRAINING ? network.size() : 0);
    Layout layout = new Layout(order, outputs, differentiated);
    this.memory = layout.plan.allocate(kernels);
    layout.values.forEach((value, place) -> values.put(value, memory.buffers().get(place)));
    layout.gradients.forEach((value, place) -> gradients.put(value, memory.buffers().get(place)));
    for (Value value : order) {
      steps.add(step(value, layout, differentiated.contains(value), kernels));
    }
  }

  /** Returns the values that have to be computed, in order. */
  private List<Value> order(Set<Value> given, List<Value> outputs) {
    Set<Value> needed = new HashSet<>(outputs);
    List<Value> order = new ArrayList<>();
    for (int number = network.values().size() - 1; number >= 0; number--) {
      Value value = network.values().get(number);
      if (needed.contains(value) && !given.contains(value)) {
        if (network.layer(value) instanceof Layer.Input) {
          throw new IllegalArgumentException("value " + number + " must be given");
        }
        needed.addAll(network.layer(value).sources());
        order.add(value);
      }
    }
    Collections.reverse(order);
    return order;
  }

  /** Returns the values whose gradients are needed: some output and parameters depend on them. */
  private Set<Value> differentiated(List<Value> order, List<Value> outputs) {
    Set<Value> onParameters = new HashSet<>();
    for (Value value : order) {
      Layer.Computed layer = computed(value);
      if (layer.operation().parameters() > 0
          || layer.sources().stream().anyMatch(onParameters::contains)) {
        onParameters.add(value);
      }
    }
    Set<Value> differentiated = new HashSet<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Value value = order.get(i);
      if (onParameters.contains(value)
          && (outputs.contains(value)
              || order.stream()
                  .filter(differentiated::contains)
                  .anyMatch(user -> differentiableSources(user).contains(value)))) {
        differentiated.add(value);
      }
    }
    return differentiated;
  }

  private Layer.Computed computed(Value value) {
    return (Layer.Computed) network.layer(value);
  }

  private List<Value> differentiableSources(Value value) {
    Layer.Computed layer = computed(value);
    return layer.sources().subList(0, layer.operation().differentiableInputs());
  }

  /** Where values and gradients are placed, before there is any memory. */
  private final class Layout {

    private final BufferPlan plan = new BufferPlan();
    private final List<Value> order;
    private final Set<Value> differentiated;
    private final Map<Value, Integer> values = new HashMap<>();
    private final Map<Value, Integer> gradients = new HashMap<>();

    /** For each layer and source, where a gradient is put that is then added or dropped. */
    private final Map<Value, Map<Integer, Integer>> scratch = new HashMap<>();

    Layout(List<Value> order, List<Value> outputs, Set<Value> differentiated) {
      this.order = order;
      this.differentiated = differentiated;
      Map<Value, int[]> lives = new HashMap<>();
      for (Value value : order) {
        int forward = forward(value);
        lives.put(value, new int[] {forward, forward});
        Layer.Computed layer = computed(value);
        int last =
            differentiated.contains(value) && layer.operation().backwardReadsInputs()
                ? backward(value)
                : forward;
        for (Value source : layer.sources()) {
          int[] life = lives.computeIfAbsent(source, given -> new int[] {0, 0});
          life[1] = Math.max(life[1], last);
        }
      }
      for (Value output : outputs) {
        int[] life = lives.computeIfAbsent(output, given -> new int[] {0, 0});
        life[1] = Math.max(life[1], loss());
      }
      lives.forEach(
          (value, life) -> values.put(value, plan.add(rows * value.width(), life[0], life[1])));
      List<Value> reversed = new ArrayList<>(order);
      Collections.reverse(reversed);
      for (Value value : outputs) {
        if (differentiated.contains(value)) {
          gradients.put(value, plan.add(rows * value.width(), loss(), backward(value)));
        }
      }
      for (Value value : reversed) {
        if (differentiated.contains(value)) {
          placeSources(value);
        }
      }
    }

    private void placeSources(Value value) {
      int time = backward(value);
      List<Value> sources = differentiableSources(value);
      if (sources.stream().noneMatch(differentiated::contains)) {
        return;
      }
      for (int number = 0; number < sources.size(); number++) {
        Value source = sources.get(number);
        int length = rows * source.width();
        if (differentiated.contains(source) && !gradients.containsKey(source)) {
          gradients.put(source, plan.add(length, time, backward(source)));
        } else {
          scratch
              .computeIfAbsent(value, any -> new HashMap<>())
              .put(number, plan.add(length, time, time));
        }
      }
    }

    private int forward(Value value) {
      return 1 + order.indexOf(value);
    }

    private int loss() {
      return 1 + order.size();
    }

    private int backward(Value value) {
      return 1 + 2 * order.size() - order.indexOf(value);
    }
  }

  private Step step(Value value, Layout layout, boolean differentiated, Kernels kernels) {
    Layer.Computed layer = computed(value);
    Operation operation = layer.operation();
    List<Value> sources = differentiableSources(value);
    boolean back = differentiated && sources.stream().anyMatch(layout.differentiated::contains);
    Gradients kind = back ? Gradients.ALL : differentiated ? Gradients.PARAMETERS : Gradients.NONE;
    Kernel kernel = operation.kernel(kernels, rows, kind);
    List<Buffer> inputs = layer.sources().stream().map(values::get).toList();
    Buffer own = parameters.slice(layer.offset(), operation.parameters());
    Backward backward =
        new Backward(false, parameters.slice(0, 0), List.of(), List.of(), parameters.slice(0, 0));
    if (differentiated) {
      List<Buffer> inputGradients = new ArrayList<>();
      List<Addition> added = new ArrayList<>();
      Map<Integer, Integer> scratch = layout.scratch.getOrDefault(value, Map.of());
      for (int number = 0; back && number < sources.size(); number++) {
        Value source = sources.get(number);
        if (scratch.containsKey(number)) {
          Buffer extra = memory.buffers().get(scratch.get(number));
          inputGradients.add(extra);
          if (layout.differentiated.contains(source)) {
            Kernel sum = new Operation.Sum(source.shape()).kernel(kernels, rows, Gradients.NONE);
            added.add(new Addition(sum, List.of(gradients.get(source), extra)));
          }
        } else {
          inputGradients.add(gradients.get(source));
        }
      }
      backward =
          new Backward(
              true,
              gradients.get(value),
              inputGradients,
              added,
              parameterGradient.slice(layer.offset(), operation.parameters()));
    }
    return new Step(layer, kernel, inputs, values.get(value), own, backward);
  }

  /** Returns the number of rows. */
  int rows() {
    return rows;
  }

  /** Reads parameters. */
  void load(float[] all) {
    parameters.put(0, all, 0, all.length);
    for (Step step : steps) {
      if (step.layer().operation().parameters() > 0) {
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
      Backward backward = step.backward();
      if (backward.needed()) {
        step.kernel()
            .backward(
                step.inputs(),
                backward.outputGradient(),
                backward.inputGradients(),
                backward.parameterGradient());
        backward.added().forEach(Addition::run);
      }
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
      step.backward().added().forEach(addition -> addition.sum().close());
    }
    memory.close();
    parameters.close();
    parameterGradient.close();
  }
}
