// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that compute a value of a network from others.
 *
 * @param steps in their order
 */
record ForwardSteps(List<Step> steps) {

  /**
   * The computation of a value.
   *
   * @param value the value whose layer is computed
   * @param result the value that it becomes: itself, or the function of it
   * @param function the function of a dense layer that nothing else needs
   */
  record Step(Value value, Value result, Optional<Activation> function) {}

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
    Deque<Step> steps = new ArrayDeque<>();
    for (Value value : needed) {
      Layer layer = network.layers().get(value.number());
      if (layer instanceof Layer.Activate activate
          && uses[activate.from().number()] == 1
          && !steps.isEmpty()
          && steps.peekLast().result().equals(activate.from())
          && network.layers().get(activate.from().number()) instanceof Layer.Dense) {
        steps.removeLast();
        steps.addLast(new Step(activate.from(), value, Optional.of(activate.function())));
      } else {
        steps.addLast(new Step(value, value, Optional.empty()));
      }
    }
    return new ForwardSteps(List.copyOf(steps));
  }
}
