package org.difflab.tck;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;

/**
 * Reads defaults as they are written in annotations: what a file would say on one line.
 *
 * @param option the option's bounds
 */
record OptionText(Option option) {

  private static final Set<Class<?>> SIMPLE =
      Set.of(
          int.class,
          long.class,
          double.class,
          boolean.class,
          Integer.class,
          Long.class,
          Double.class,
          Boolean.class,
          String.class,
          Path.class,
          Duration.class,
          OptionalInt.class,
          OptionalDouble.class);

  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");
  private static final Map<String, Double> SECONDS =
      Map.of("ms", 1e-3, "s", 1.0, "m", 60.0, "h", 3600.0);

  /** Returns whether options can be of a type. */
  static boolean isReadable(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type argument = generic.getActualTypeArguments()[0];
      return raw == Part.class
          || ((raw == List.class || raw == Optional.class) && isReadable(argument));
    }
    return type instanceof Class<?> single
        && (SIMPLE.contains(single)
            || single.isEnum()
            || (single.isRecord() && single != Part.class));
  }

  /** Returns the record of further options that values of a type are made of, if they are. */
  static Optional<Class<? extends Record>> group(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() != Part.class) {
      return group(generic.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> single && single.isRecord()
        ? Optional.of(single.asSubclass(Record.class))
        : Optional.empty();
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException that goes on after "the default '…' of option '…'"
   */
  Object read(Type type, String text) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic, text.strip());
    }
    if (type == OptionalInt.class) {
      return text.isBlank() ? OptionalInt.empty() : OptionalInt.of((int) whole(text));
    }
    if (type == OptionalDouble.class) {
      return text.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(number(text));
    }
    return single((Class<?>) type, text.strip());
  }

  private Object generic(ParameterizedType type, String text) {
    Type argument = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return text.isEmpty() ? Optional.empty() : Optional.of(read(argument, text));
    }
    if (type.getRawType() == Part.class) {
      String name = text.startsWith("{") ? entries(text).getOrDefault("type", "") : text;
      return new Part<>((Class<?>) argument, name, new Component.NoOptions());
    }
    List<Object> values = new ArrayList<>();
    if (!text.isEmpty()) {
      split(within(text, '[', ']')).forEach(item -> values.add(read(argument, item)));
    }
    return List.copyOf(values);
  }

  private Object single(Class<?> type, String text) {
    if (type == int.class || type == Integer.class) {
      return Math.toIntExact(whole(text));
    }
    if (type == long.class || type == Long.class) {
      return whole(text);
    }
    if (type == double.class || type == Double.class) {
      return number(text);
    }
    if (type == boolean.class || type == Boolean.class) {
      return truth(text);
    }
    if (type == Path.class) {
      return Path.of(text);
    }
    if (type == Duration.class) {
      return duration(text);
    }
    if (type.isEnum()) {
      return constant(type, text);
    }
    return type.isRecord() ? group(type.asSubclass(Record.class), text) : unquoted(text);
  }

  private static Record group(Class<? extends Record> type, String text) {
    return DeclaredOptions.filled(type, entries(text))
        .orElseThrow(() -> new IllegalArgumentException("leaves out what has no default"));
  }

  private long whole(String text) {
    try {
      long value = Long.parseLong(text.strip());
      inRange((double) value);
      return value;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is not a whole number", e);
    }
  }

  private double number(String text) {
    try {
      return inRange(Double.parseDouble(text.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is not a number", e);
    }
  }

  private double inRange(double value) {
    if (!(value >= option.min()
        && value <= option.max()
        && value > option.above()
        && value < option.below())) {
      throw new IllegalArgumentException(
          "does not lie in [" + option.min() + ", " + option.max() + "]");
    }
    return value;
  }

  private static boolean truth(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("is neither true nor false");
    }
    return text.equals("true");
  }

  private Duration duration(String text) {
    if (text.startsWith("P")) {
      Duration duration = Duration.parse(text);
      inRange(duration.toMillis() / 1e3);
      return duration;
    }
    Matcher amounts = AMOUNT.matcher(text);
    double seconds = 0;
    int end = 0;
    while (amounts.find() && amounts.start() == end) {
      seconds += Double.parseDouble(amounts.group(1)) * SECONDS.get(amounts.group(2));
      end = amounts.end();
    }
    if (end == 0 || end < text.length()) {
      throw new IllegalArgumentException("is no duration like 90s, 1h30m or PT2M");
    }
    return Duration.ofMillis(Math.round(inRange(seconds) * 1e3));
  }

  private static Object constant(Class<?> type, String text) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    if (!words.contains(text)) {
      throw new IllegalArgumentException("is none of " + String.join(", ", words));
    }
    return type.getEnumConstants()[words.indexOf(text)];
  }

  private static String unquoted(String text) {
    return text.replaceFirst("^([\"'])(.*)\\1$", "$2");
  }

  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : split(within(text, '{', '}'))) {
      String[] parts = entry.split(":", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("has no value for " + entry);
      }
      entries.put(parts[0].strip(), parts[1].strip());
    }
    return entries;
  }

  private static String within(String text, char open, char close) {
    if (text.length() < 2 || text.charAt(0) != open || text.charAt(text.length() - 1) != close) {
      throw new IllegalArgumentException("must stand between " + open + " and " + close);
    }
    return text.substring(1, text.length() - 1);
  }

  /** Cuts at commas that lie in no brackets. */
  private static List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        items.add(item.toString().strip());
        item.setLength(0);
      } else {
        item.append(c);
      }
    }
    if (!item.toString().isBlank()) {
      items.add(item.toString().strip());
    }
    return items;
  }
}
