package org.difflab.neural.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What has to be computed, one step after the other, to get a value of a network from others.
 *
 * @param steps in their order
 */
record ForwardSteps(List<Step> steps) {

  /**
   * The computation of one value.
   *
   * @param value which
   * @param replaces whether it may take the place of the one value it is a function of, as nothing
   *     else needs that
   */
  record Step(Value value, boolean replaces) {}

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
    return new ForwardSteps(
        needed.stream()
            .map(value -> new Step(value, replaces(network, value, given, uses)))
            .toList());
  }

  private static boolean replaces(Network network, Value value, Set<Value> given, int[] uses) {
    return network.layers().get(value.number()) instanceof Layer.Activate activate
        && uses[activate.from().number()] == 1
        && !given.contains(activate.from());
  }
}
