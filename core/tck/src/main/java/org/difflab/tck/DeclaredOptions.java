package org.difflab.tck;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.spi.plugin.Option;

/** Looks into records of options. */
final class DeclaredOptions {

  private DeclaredOptions() {}

  /** Returns a sentence for everything wrong with the declaration of a record's options. */
  static List<String> problems(Class<? extends Record> type) {
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of("type"));
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      Optional<Option> option = Optional.ofNullable(component.getAnnotation(Option.class));
      if (!names.add(name)) {
        problems.add("the name '" + name + "' is taken");
      }
      if (option.isEmpty()) {
        problems.add("option '" + name + "' is not annotated @Option");
      } else if (option.get().help().isBlank()) {
        problems.add("option '" + name + "' has no help");
      }
      if (!OptionText.isReadable(component.getGenericType())) {
        problems.add(
            "option '" + name + "' is of type " + component.getGenericType().getTypeName());
      }
      OptionText.group(component.getGenericType())
          .filter(group -> group != type)
          .ifPresent(group -> problems.addAll(problems(group)));
    }
    return problems;
  }

  /** Returns the record of all defaults, or nothing if an option has none. */
  static Optional<Record> defaults(Class<? extends Record> type) {
    return filled(type, Map.of());
  }

  /**
   * Returns the record of defaults and of what is given instead of some of them.
   *
   * @return nothing if an option has no default and is not given
   * @throws IllegalArgumentException if a value cannot be read, or the record refuses them
   */
  static Optional<Record> filled(Class<? extends Record> type, Map<String, String> given) {
    List<Object> values = new ArrayList<>();
    boolean complete = true;
    for (RecordComponent component : type.getRecordComponents()) {
      Option option =
          Optional.ofNullable(component.getAnnotation(Option.class))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "option '" + name(component) + "' is not annotated @Option"));
      String text = given.getOrDefault(name(component), option.defaultsTo());
      if (text.equals(Option.REQUIRED)) {
        complete = false;
        continue;
      }
      try {
        values.add(new OptionText(option).read(component.getGenericType(), text));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "the default '" + text + "' of option '" + name(component) + "' " + e.getMessage(), e);
      }
    }
    return complete ? Optional.of(make(type, values)) : Optional.empty();
  }

  private static Record make(Class<? extends Record> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "the defaults together are refused: " + e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getName() + " cannot be made: " + e, e);
    }
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
