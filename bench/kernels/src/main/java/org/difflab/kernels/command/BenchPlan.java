// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.difflab.files.text.ShortText;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * Which benches to run, with which values of their parameters.
 *
 * @param benches the benches, at least one
 * @param values the values of parameters that are not left as they are
 */
record BenchPlan(List<Bench> benches, SortedMap<String, List<String>> values) {

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * Chooses.
   *
   * @param names the benches or groups of them that are wanted; all if empty
   * @param components components to run them on, with their options; every bench is left out that
   *     takes none of them. All that are installed if empty.
   * @param parameters values of other parameters, separated by commas
   * @throws InputException if a name is unknown, or nothing is left
   */
  static BenchPlan of(
      List<Bench> all,
      Components installed,
      List<String> names,
      List<String> components,
      Map<String, String> parameters) {
    for (String name : names) {
      if (all.stream().noneMatch(bench -> bench.isCalled(name))) {
        throw new InputException(Spelling.unknown("bench", name, groups(all)));
      }
    }
    List<Bench> wanted =
        all.stream()
            .filter(bench -> names.isEmpty() || names.stream().anyMatch(bench::isCalled))
            .toList();
    SortedMap<String, List<String>> values = new TreeMap<>();
    if (components.isEmpty()) {
      values.putAll(installed.all());
    } else {
      Map<String, List<String>> chosen = installed.named(components);
      values.putAll(chosen);
      wanted =
          wanted.stream()
              .filter(bench -> bench.parameters().keySet().stream().anyMatch(chosen::containsKey))
              .toList();
      if (wanted.isEmpty()) {
        throw new InputException(
            "none of the requested benches takes "
                + String.join(" or ", chosen.keySet())
                + " components; see 'difflab bench --list'");
      }
    }
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      requireKnown(parameter.getKey(), wanted);
      List<String> several = List.of(parameter.getValue().split(",", -1));
      requireNumbers(parameter.getKey(), several, wanted);
      requireConstants(parameter.getKey(), several, wanted);
      values.put(parameter.getKey(), several);
    }
    return new BenchPlan(wanted, values);
  }

  private static void requireKnown(String parameter, List<Bench> wanted) {
    TreeSet<String> known = new TreeSet<>();
    wanted.forEach(bench -> known.addAll(bench.parameters().keySet()));
    if (!known.contains(parameter)) {
      throw new InputException(Spelling.unknown("parameter", parameter, List.copyOf(known)));
    }
  }

  /** Sizes and numbers of threads: what native code does with others ends the program. */
  private static void requireNumbers(String parameter, List<String> values, List<Bench> wanted) {
    boolean isNumber =
        wanted.stream()
            .flatMap(bench -> bench.parameters().getOrDefault(parameter, List.of()).stream())
            .allMatch(value -> COUNT.matcher(value).matches());
    for (String value : values) {
      if (isNumber && !COUNT.matcher(value).matches()) {
        throw new InputException(
            "parameter '"
                + parameter
                + "' must be a whole number from 1 to 999999999, found '"
                + value
                + "'");
      }
    }
  }

  private static void requireConstants(String parameter, List<String> values, List<Bench> wanted) {
    for (Bench bench : wanted) {
      List<String> constants = bench.constants(parameter);
      for (String value : values) {
        if (!constants.isEmpty() && !constants.contains(value)) {
          throw new InputException(
              "parameter '"
                  + parameter
                  + "' of "
                  + bench.name()
                  + " must be one of its values, found '"
                  + ShortText.of(value)
                  + "'"
                  + Spelling.alternatives(value, constants));
        }
      }
    }
  }

  private static List<String> groups(List<Bench> all) {
    return all.stream().map(Bench::group).distinct().toList();
  }

  /** Adds the plan to the options of JMH. */
  void addTo(ChainedOptionsBuilder options) {
    benches.forEach(bench -> options.include("^" + Pattern.quote(bench.benchmark()) + "$"));
    values.forEach((name, several) -> options.param(name, several.toArray(String[]::new)));
  }

  /** Returns how many measurements this will be. */
  int count() {
    return benches.stream()
        .mapToInt(
            bench ->
                bench.parameters().entrySet().stream()
                    .mapToInt(entry -> values.getOrDefault(entry.getKey(), entry.getValue()).size())
                    .reduce(1, (one, other) -> one * other))
        .sum();
  }
}
