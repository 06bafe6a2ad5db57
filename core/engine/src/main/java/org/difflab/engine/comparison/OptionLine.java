// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.difflab.registry.FlatOptions;
import org.difflab.registry.PipelineSpec;

/**
 * Contestants that differ only in one number.
 *
 * @param option the option, such as "sampler.steps"
 * @param contestants two or more by the option's value, ascending
 */
record OptionLine(String option, List<Stop> contestants) {

  /** A contestant and its value of the option. */
  record Stop(double value, Contestant contestant) {}

  /** Finds all lines among contestants, with options in the order of the pipelines. */
  static List<OptionLine> among(Map<Contestant, PipelineSpec> specs) {
    Map<Contestant, Map<String, Object>> options = new LinkedHashMap<>();
    specs.forEach((contestant, spec) -> options.put(contestant, options(spec)));
    Set<String> paths = new LinkedHashSet<>();
    options.values().forEach(each -> paths.addAll(each.keySet()));
    List<OptionLine> lines = new ArrayList<>();
    paths.forEach(path -> lines.addAll(along(path, options)));
    return lines;
  }

  private static Map<String, Object> options(PipelineSpec spec) {
    Map<String, Object> options = new LinkedHashMap<>();
    spec.parts().forEach((kind, part) -> options.putAll(FlatOptions.of(kind.word(), part)));
    return options;
  }

  private static List<OptionLine> along(String path, Map<Contestant, Map<String, Object>> options) {
    Map<Map<String, Object>, List<Stop>> alike = new LinkedHashMap<>();
    options.forEach(
        (contestant, each) -> {
          OptionalDouble value = FlatOptions.number(each, path);
          if (value.isPresent()) {
            Map<String, Object> others = new LinkedHashMap<>(each);
            others.remove(path);
            alike
                .computeIfAbsent(others, added -> new ArrayList<>())
                .add(new Stop(value.getAsDouble(), contestant));
          }
        });
    return alike.values().stream()
        .filter(stops -> stops.stream().mapToDouble(Stop::value).distinct().count() > 1)
        .map(
            stops ->
                new OptionLine(
                    path, stops.stream().sorted(Comparator.comparingDouble(Stop::value)).toList()))
        .toList();
  }

  /**
   * Returns the name of the line: the common part of the names of its contestants, or the name of
   * the first.
   */
  String name() {
    Contestant first = contestants.get(0).contestant();
    Map<String, String> others = new LinkedHashMap<>(first.swept());
    others.remove(option);
    return new Contestant(first.pipeline(), others).name();
  }
}
