package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be computed, one step after the other, to get a value of a network from others.
 *
 * @param steps in their order
 */
record ForwardSteps(List<Step> steps) {

  /**
   * The computation of a value.
   *
   * @param value which
   * @param activated the function of it that takes its place at once, where nothing else needs it
   */
  record Step(Value value, Optional<Value> activated) {}

  /**
   * Finds the steps.
   *
   * @param wanted the value to get
   * @param given the values that need not be computed
   */
  static ForwardSteps of(Network network, Value wanted, Set<Value> given) {
    int[] uses = new int[network.values().size()];
    uses[wanted.number()] = 1;
    List<Value> needed = new ArrayList<>();
    for (int number = wanted.number(); number >= 0; number--) {
      Value value = network.values().get(number);
      if (uses[number] > 0 && !given.contains(value)) {
        network.layers().get(number).sources().forEach(source -> uses[source.number()]++);
        needed.add(value);
      }
    }
    Collections.reverse(needed);
    Map<Value, Value> activated = new HashMap<>();
    for (Value value : needed) {
      if (network.layers().get(value.number()) instanceof Layer.Activate activate
          && uses[activate.from().number()] == 1
          && needed.contains(activate.from())
          && !activated.containsValue(activate.from())) {
        activated.put(activate.from(), value);
      }
    }
    return new ForwardSteps(
        needed.stream()
            .filter(value -> !activated.containsValue(value))
            .map(value -> new Step(value, Optional.ofNullable(activated.get(value))))
            .toList());
  }
}
