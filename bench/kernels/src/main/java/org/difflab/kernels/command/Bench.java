// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A bench.
 *
 * @param benchmark its name for JMH, that of its method with its class
 * @param parameters its parameters with the values they have unless others are given
 */
record Bench(String benchmark, SortedMap<String, List<String>> parameters) {

  private static final String CLASS_ENDING = "Bench";

  /** Returns all benches there are, sorted by name. */
  static List<Bench> all() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .sorted()
        .map(Bench::of)
        .toList();
  }

  private static Bench of(BenchmarkListEntry entry) {
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, values) -> parameters.put(name, List.of(values)));
    return new Bench(entry.getUsername(), parameters);
  }

  /**
   * Returns the values that a parameter can have, if these are the constants of an enum, which JMH
   * finds in the class of the bench, in a class of its state, or in one that these are set up with.
   */
  List<String> constants(String parameter) {
    int end = benchmark.lastIndexOf('.');
    Class<?> type;
    try {
      type = Class.forName(benchmark.substring(0, end));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("benches lie in this jar", e);
    }
    Set<Class<?>> states = new LinkedHashSet<>();
    addState(type, states);
    Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(benchmark.substring(end + 1)))
        .flatMap(method -> Arrays.stream(method.getParameterTypes()))
        .forEach(state -> addState(state, states));
    return states.stream()
        .flatMap(state -> Arrays.stream(state.getFields()))
        .filter(field -> field.getName().equals(parameter) && field.getType().isEnum())
        .flatMap(field -> Arrays.stream(field.getType().getEnumConstants()))
        .map(Object::toString)
        .distinct()
        .toList();
  }

  /** Adds a class of state, and those that it is set up with. */
  private static void addState(Class<?> state, Set<Class<?>> states) {
    if (states.add(state)) {
      Arrays.stream(state.getMethods())
          .filter(method -> method.isAnnotationPresent(Setup.class))
          .flatMap(method -> Arrays.stream(method.getParameterTypes()))
          .forEach(used -> addState(used, states));
    }
  }

  /** Returns the name for people: "Denoiser.fit". */
  String name() {
    return name(benchmark);
  }

  /** Returns the name for people of a benchmark of JMH's. */
  static String name(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    int type = benchmark.lastIndexOf('.', method - 1);
    return benchmark.substring(type + 1, method - CLASS_ENDING.length())
        + benchmark.substring(method);
  }

  /** Returns the name of the group of benches it belongs to: "Denoiser". */
  String group() {
    return name().substring(0, name().indexOf('.'));
  }

  /** Returns whether a name, in upper or lower case, refers to this bench. */
  boolean isCalled(String word) {
    String asked = word.toLowerCase(Locale.ROOT);
    return name().toLowerCase(Locale.ROOT).equals(asked)
        || group().toLowerCase(Locale.ROOT).equals(asked);
  }
}
