// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.difflab.files.text.ExceptionText;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.NumberRange;
import org.difflab.files.yaml.Overlay;
import org.difflab.spi.plugin.Option;

/** Looks into, makes and takes apart the records in which components declare their options. */
final class OptionsRecord {

  private OptionsRecord() {}

  /** The constructor of a record threw an exception other than a refusal of its values. */
  static final class OptionsFailure extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    OptionsFailure(Throwable thrown) {
      super("its options cannot be made: " + ExceptionText.line(thrown), thrown);
    }
  }

  /**
   * Describes the options of a record, in their order.
   *
   * @throws IllegalArgumentException if one lacks its annotation, has a type that options cannot
   *     have, or a name that is taken
   */
  static List<OptionDescription> describe(Class<? extends Record> type) {
    return describe(type, Set.of(type));
  }

  /**
   * Describes the options of a record that lies in other records.
   *
   * @param within this record and those that it lies in
   */
  static List<OptionDescription> describe(Class<? extends Record> type, Set<Class<?>> within) {
    List<OptionDescription> described = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of(Overlay.TYPE));
    for (RecordComponent component : type.getRecordComponents()) {
      Option option =
          Optional.ofNullable(component.getAnnotation(Option.class))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "option '" + component.getName() + "' is not annotated @Option"));
      String name = Spelling.hyphenated(component.getName());
      if (!names.add(name)) {
        throw new IllegalArgumentException("no option can be named '" + name + "', it is taken");
      }
      described.add(describe(name, component, option, within));
    }
    return List.copyOf(described);
  }

  private static OptionDescription describe(
      String name, RecordComponent component, Option option, Set<Class<?>> within) {
    OptionType type;
    try {
      type = OptionType.of(component.getGenericType(), within);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("option '" + name + "': " + e.getMessage(), e);
    }
    Optional<String> defaultText =
        option.defaultsTo().equals(Option.REQUIRED)
            ? Optional.empty()
            : Optional.of(option.defaultsTo());
    return new OptionDescription(
        name,
        type,
        defaultText,
        option.help(),
        new NumberRange(option.min(), option.max(), option.above(), option.below()),
        List.of(option.formerly()));
  }

  /**
   * Makes a record.
   *
   * @param values one for each component, in their order
   * @throws IllegalArgumentException with the words of the record's constructor, if it refuses them
   */
  static Record make(Class<? extends Record> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused
          && refused.getMessage() != null) {
        throw refused;
      }
      throw new OptionsFailure(e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalArgumentException(type.getName() + " cannot be made: " + e, e);
    }
  }

  /** Returns the values of a record's components, in their order. */
  static List<Object> values(Record options) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      try {
        values.add(accessor.invoke(options));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException(component + " cannot be read: " + e, e);
      }
    }
    return List.copyOf(values);
  }
}
