// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which layers lie between some values of a network and others, which of them pass gradients back,
 * and when values and gradients are in memory. Time is counted in steps: the layers forwards from 1
 * on, then the loss, then the layers backwards. A value is kept from the step that writes it to the
 * last that reads it.
 */
final class Layout {

  private final Network network;
  private final int rows;
  private final List<Value> order;
  private final Set<Value> differentiated;
  private final BufferPlan buffers = new BufferPlan();
  private final Map<Value, Integer> values = new HashMap<>();
  private final Map<Value, Integer> gradients = new HashMap<>();

  /**
   * For each layer, by the number of a source, where a gradient is put that is added or dropped.
   */
  private final Map<Value, Map<Integer, Integer>> scratch = new HashMap<>();

  /** Whether gradients are computed. */
  enum Purpose {
    /** They are not. */
    EVALUATION,
    /** Those of a loss of the outputs, by the parameters. */
    TRAINING
  }

  /**
   * Plans.
   *
   * @param given the values that need not be computed
   * @param outputs the values to compute
   * @throws IllegalArgumentException if an input that is needed is not given
   */
  Layout(Network network, int rows, Set<Value> given, List<Value> outputs, Purpose purpose) {
    this.network = network;
    this.rows = rows;
    this.order = order(given, outputs);
    this.differentiated = purpose == Purpose.TRAINING ? differentiated(outputs) : Set.of();
    placeValues(outputs);
    placeGradients(outputs);
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
  private Set<Value> differentiated(List<Value> outputs) {
    Set<Value> onParameters = new HashSet<>();
    for (Value value : order) {
      Layer.Computed layer = computed(value);
      if (layer.operation().parameters() > 0
          || layer.sources().stream().anyMatch(onParameters::contains)) {
        onParameters.add(value);
      }
    }
    Set<Value> found = new LinkedHashSet<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Value value = order.get(i);
      if (onParameters.contains(value)
          && (outputs.contains(value)
              || order.stream()
                  .filter(found::contains)
                  .anyMatch(user -> differentiableSources(user).contains(value)))) {
        found.add(value);
      }
    }
    return found;
  }

  private Layer.Computed computed(Value value) {
    return (Layer.Computed) network.layer(value);
  }

  private void placeValues(List<Value> outputs) {
    Map<Value, int[]> lives = new HashMap<>();
    for (Value value : order) {
      int forward = forward(value);
      lives.put(value, new int[] {forward, forward});
      Layer.Computed layer = computed(value);
      boolean readBackward =
          differentiated.contains(value) && layer.operation().backwardReadsInputs();
      int last = readBackward ? backward(value) : forward;
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
        (value, life) -> values.put(value, buffers.add(rows * value.width(), life[0], life[1])));
  }

  private void placeGradients(List<Value> outputs) {
    for (Value value : outputs) {
      if (differentiated.contains(value)) {
        gradients.put(value, buffers.add(rows * value.width(), loss(), backward(value)));
      }
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      Value value = order.get(i);
      if (passesBack(value)) {
        placeGradientsOfSources(value);
      }
    }
  }

  private void placeGradientsOfSources(Value value) {
    int time = backward(value);
    List<Value> sources = differentiableSources(value);
    for (int number = 0; number < sources.size(); number++) {
      Value source = sources.get(number);
      int length = rows * source.width();
      if (differentiated.contains(source) && !gradients.containsKey(source)) {
        gradients.put(source, buffers.add(length, time, backward(source)));
      } else {
        scratch
            .computeIfAbsent(value, any -> new HashMap<>())
            .put(number, buffers.add(length, time, time));
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

  /** Returns the values to compute, in order. */
  List<Value> order() {
    return order;
  }

  /** Returns whether the gradient by a value is needed. */
  boolean isDifferentiated(Value value) {
    return differentiated.contains(value);
  }

  /** Returns whether a value's gradient passes on to some of its sources. */
  boolean passesBack(Value value) {
    return differentiated.contains(value)
        && differentiableSources(value).stream().anyMatch(differentiated::contains);
  }

  /** Returns the sources of a value by which its operation has gradients. */
  List<Value> differentiableSources(Value value) {
    Layer.Computed layer = computed(value);
    return layer.sources().subList(0, layer.operation().differentiableInputs());
  }

  /** Returns what to allocate. */
  BufferPlan buffers() {
    return buffers;
  }

  /** Returns the place of each value among the buffers. */
  Map<Value, Integer> values() {
    return values;
  }

  /** Returns the place of each gradient among the buffers. */
  Map<Value, Integer> gradients() {
    return gradients;
  }

  /** Returns, by the number of a source, the places of gradients that are added or dropped. */
  Map<Integer, Integer> scratch(Value value) {
    return scratch.getOrDefault(value, Map.of());
  }
}
