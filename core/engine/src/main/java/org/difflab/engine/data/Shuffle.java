package org.difflab.engine.data;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.difflab.spi.Noise;

/**
 * Sets things aside for testing and shuffles the others, by a uniform number that is a function of
 * each thing's name alone: those below the share are for testing, the others follow in its order.
 *
 * @param noise gives the uniform numbers
 * @param share the share set aside
 */
record Shuffle(Noise noise, double share) {

  private double number(String name) {
    return noise.forPurpose(name).uniform(0, 0, 0);
  }

  /** Returns what is set aside, in its order. */
  <T> List<T> test(List<T> things, Function<T, String> name) {
    return things.stream().filter(thing -> number(name.apply(thing)) < share).toList();
  }

  /** Returns the others, shuffled. */
  <T> List<T> train(List<T> things, Function<T, String> name) {
    return things.stream()
        .filter(thing -> number(name.apply(thing)) >= share)
        .sorted(
            Comparator.<T>comparingDouble(thing -> number(name.apply(thing))).thenComparing(name))
        .toList();
  }
}
