// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.files.yaml.DurationText;
import org.difflab.spi.plugin.Part;

/**
 * Unique names for the parts of a list. A component that is chosen once keeps its name; one that is
 * chosen several times is followed by the options in which the choices differ, as in {@code
 * energy-distance (limit 20)}.
 */
public final class PartNames {

  private static final String UNSET = "default";

  private final Map<Part<?>, String> suffixes = new LinkedHashMap<>();

  /** Creates the names of distinct parts of one kind. */
  public PartNames(List<? extends Part<?>> parts) {
    Map<String, List<Part<?>>> byName = new LinkedHashMap<>();
    parts.forEach(
        part -> byName.computeIfAbsent(part.name(), added -> new ArrayList<>()).add(part));
    byName.values().forEach(this::tellApart);
  }

  private void tellApart(List<Part<?>> alike) {
    List<Map<String, Object>> options = alike.stream().map(PartNames::options).toList();
    Set<String> differing = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    options.forEach(each -> all.addAll(each.keySet()));
    for (String option : all) {
      if (options.stream().map(each -> each.getOrDefault(option, UNSET)).distinct().count() > 1) {
        differing.add(option);
      }
    }
    boolean fileNames = areDistinct(options, differing);
    for (int i = 0; i < alike.size(); i++) {
      suffixes.put(alike.get(i), suffix(options.get(i), differing, fileNames));
    }
  }

  private static Map<String, Object> options(Part<?> part) {
    String path = part.name();
    Map<String, Object> options = new LinkedHashMap<>();
    FlatOptions.of(path, part)
        .forEach(
            (option, value) -> {
              if (!option.equals(path)) {
                options.put(option.substring(path.length() + 1), value);
              }
            });
    return options;
  }

  /** Returns whether the names of files are unique without their folders. */
  private static boolean areDistinct(List<Map<String, Object>> options, Set<String> differing) {
    Set<String> seen = new HashSet<>();
    return options.stream().allMatch(each -> seen.add(suffix(each, differing, true)));
  }

  private static String suffix(
      Map<String, Object> options, Set<String> differing, boolean fileNames) {
    if (differing.isEmpty()) {
      return "";
    }
    List<String> words =
        differing.stream()
            .map(option -> option + " " + text(options.getOrDefault(option, UNSET), fileNames))
            .toList();
    return " (" + String.join(", ", words) + ")";
  }

  private static String text(Object value, boolean fileNames) {
    if (value instanceof Double number) {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) (double) number)
          : number.toString();
    }
    if (value instanceof Path path) {
      return fileNames && path.getFileName() != null
          ? path.getFileName().toString()
          : PartWriter.text(path);
    }
    if (value instanceof Duration duration) {
      return DurationText.of(duration);
    }
    if (value instanceof Enum<?> constant) {
      return OptionType.Choice.word(constant);
    }
    return value instanceof List<?> list
        ? "[" + String.join(", ", list.stream().map(item -> text(item, fileNames)).toList()) + "]"
        : value.toString();
  }

  /** Returns the suffix for the name of a part and its measurements; may be empty. */
  public String suffix(Part<?> part) {
    return suffixes.getOrDefault(part, "");
  }

  /** Returns the name of a part. */
  public String of(Part<?> part) {
    return part.name() + suffix(part);
  }
}
