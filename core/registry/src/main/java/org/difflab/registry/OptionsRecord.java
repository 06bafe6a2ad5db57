// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.difflab.files.text.ExceptionText;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.NumberRange;
import org.difflab.files.yaml.Overlay;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;

/** Inspects, creates and decomposes the option records of components. */
final class OptionsRecord {

  private OptionsRecord() {}

  /**
   * Thrown if the constructor of a record threw an exception that is not a refusal of its values.
   */
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
   * Describes the options of a nested record.
   *
   * @param within this record and the enclosing ones
   */
  static List<OptionDescription> describe(Class<? extends Record> type, Set<Class<?>> within) {
    List<String> problems = new ArrayList<>();
    List<Declared> declared = declared(type, within, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return declared.stream().map(OptionsRecord::describe).toList();
  }

  /**
   * An option as its record declares it.
   *
   * @param component the component of {@code owner} that declares it
   * @param owner the record, or the inline group within it
   * @param within the records of options that the option lies in
   */
  record Declared(RecordComponent component, Class<?> owner, Set<Class<?>> within) {

    /** Returns its name in files. */
    String name() {
      return Spelling.hyphenated(component.getName());
    }

    /** Returns its annotation, if it has one. */
    Optional<Option> option() {
      return Optional.ofNullable(component.getAnnotation(Option.class));
    }
  }

  /**
   * Returns the options of a record in the order of declaration, those of inline groups in the
   * place of the group.
   *
   * @param within the record and those that it lies in
   * @param problems takes a sentence for each name that is taken, each option without an annotation
   *     and each inline group that cannot be one
   */
  static List<Declared> declared(
      Class<? extends Record> type, Set<Class<?>> within, List<String> problems) {
    List<Declared> declared = new ArrayList<>();
    collect(type, within, declared, problems);
    Map<String, Declared> first = new HashMap<>();
    for (Declared option : declared) {
      String name = option.name();
      if (name.equals(Overlay.TYPE)) {
        problems.add("no option can be named '" + name + "', it is taken");
      }
      Optional.ofNullable(first.putIfAbsent(name, option))
          .ifPresent(other -> problems.add(declaredTwice(name, other.owner(), option.owner())));
    }
    return declared;
  }

  private static String declaredTwice(String name, Class<?> first, Class<?> second) {
    return "option '"
        + name
        + "' is declared "
        + (first.equals(second)
            ? "twice by " + first.getName()
            : "by both " + first.getName() + " and " + second.getName());
  }

  private static void collect(
      Class<?> type, Set<Class<?>> within, List<Declared> declared, List<String> problems) {
    for (RecordComponent component : type.getRecordComponents()) {
      boolean inline = component.isAnnotationPresent(Inline.class);
      String problem = inline ? inlineProblem(component, within) : "";
      if (!problem.isEmpty()) {
        problems.add("inline group '" + component.getName() + "' " + problem);
      } else if (inline) {
        Set<Class<?>> deeper = new HashSet<>(within);
        deeper.add(component.getType());
        collect(component.getType(), deeper, declared, problems);
      } else {
        declared.add(new Declared(component, type, within));
        if (!component.isAnnotationPresent(Option.class)) {
          problems.add("option '" + component.getName() + "' is not annotated @Option");
        }
      }
    }
  }

  /** Returns why an annotation {@link Inline} is wrong; empty if it is right. */
  private static String inlineProblem(RecordComponent component, Set<Class<?>> within) {
    Class<?> type = component.getType();
    if (component.isAnnotationPresent(Option.class)) {
      return "is annotated both @Inline and @Option; an inline group has no help, range or default"
          + " of its own";
    }
    if (!type.isRecord() || type == Part.class) {
      return "must be a record of options, found " + component.getGenericType().getTypeName();
    }
    return within.contains(type) ? "cannot contain itself: " + type.getName() : "";
  }

  private static OptionDescription describe(Declared declared) {
    return describe(
        declared.name(), declared.component(), declared.option().orElseThrow(), declared.within());
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
   * Creates a record.
   *
   * @param values one for each option in the order of {@link #describe}, those of inline groups
   *     among them
   * @throws IllegalArgumentException with the words of the record's constructor, or that of an
   *     inline group, if it refuses them
   */
  static Record make(Class<? extends Record> type, List<Object> values) {
    return make(type, values.iterator());
  }

  private static Record make(Class<? extends Record> type, Iterator<Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] arguments =
        Arrays.stream(components)
            .map(
                component ->
                    component.isAnnotationPresent(Inline.class)
                        ? make(component.getType().asSubclass(Record.class), values)
                        : values.next())
            .toArray();
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
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

  /**
   * Returns the values of a record's options, in the order of {@link #describe}, those of inline
   * groups among them.
   */
  static List<Object> values(Record options) {
    return List.copyOf(named(options).values());
  }

  /** Returns the values of a record's options by their names in files, in the same order. */
  static Map<String, Object> named(Record options) {
    Map<String, Object> named = new LinkedHashMap<>();
    collect(options, named);
    return Collections.unmodifiableMap(named);
  }

  private static void collect(Record options, Map<String, Object> named) {
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      Object value = value(options, component);
      if (component.isAnnotationPresent(Inline.class)) {
        collect((Record) value, named);
      } else {
        named.put(Spelling.hyphenated(component.getName()), value);
      }
    }
  }

  private static Object value(Record options, RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return accessor.invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component + " cannot be read: " + e, e);
    }
  }

  /** Adds all records of a type that lie in a value, itself among them, but for those of parts. */
  static <R extends Record> void addGroups(Object value, Class<R> type, List<R> found) {
    if (type.isInstance(value)) {
      found.add(type.cast(value));
    } else if (value instanceof Record group && !(value instanceof Part)) {
      for (RecordComponent component : group.getClass().getRecordComponents()) {
        addGroups(value(group, component), type, found);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(item -> addGroups(item, type, found));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> addGroups(present, type, found));
    }
  }
}
