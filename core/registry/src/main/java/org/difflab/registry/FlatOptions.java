// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.spi.plugin.Part;

/**
 * The options of a part as paths and values, as in files: {@code sampler} is the component's name,
 * {@code sampler.steps} an option, {@code denoiser.training.steps} one of a group, {@code
 * encoder.links.0.components} one of the first of several nested parts. An empty option has no
 * entry.
 */
public final class FlatOptions {

  private static final double NANOS = 1e-9;

  private FlatOptions() {}

  /** Returns the paths and values of a part, in the order of its options. */
  public static Map<String, Object> of(String path, Part<?> part) {
    Map<String, Object> flat = new LinkedHashMap<>();
    add(path, part, flat);
    return flat;
  }

  /** Returns the value at a path, if it is a number or a duration; durations in seconds. */
  public static OptionalDouble number(Map<String, Object> flat, String path) {
    Object value = flat.get(path);
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    return value instanceof Duration duration
        ? OptionalDouble.of(duration.getSeconds() + duration.getNano() * NANOS)
        : OptionalDouble.empty();
  }

  private static void add(String path, Object value, Map<String, Object> flat) {
    if (value instanceof Part<?> part) {
      flat.put(path, part.name());
      addOptions(path, part.options(), flat);
    } else if (value instanceof Record group) {
      addOptions(path, group, flat);
    } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Part) {
      for (int number = 0; number < list.size(); number++) {
        add(path + "." + number, list.get(number), flat);
      }
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> add(path, present, flat));
    } else if (value instanceof OptionalInt optional) {
      optional.ifPresent(present -> flat.put(path, present));
    } else if (value instanceof OptionalDouble optional) {
      optional.ifPresent(present -> flat.put(path, present));
    } else {
      flat.put(path, value);
    }
  }

  private static void addOptions(String path, Record options, Map<String, Object> flat) {
    OptionsRecord.named(options).forEach((name, value) -> add(path + "." + name, value, flat));
  }
}
