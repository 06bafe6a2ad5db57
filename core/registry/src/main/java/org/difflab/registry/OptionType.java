// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.difflab.files.text.Spelling;
import org.difflab.spi.plugin.Part;

/** The types that an option of a component may have. */
public sealed interface OptionType {

  /** Returns the name of a value of this type: "whole number". */
  String words();

  /** Returns the name of several values of this type: "whole numbers". */
  String plural();

  /** The types of a single value. */
  enum Simple implements OptionType {
    /** An {@code int}. */
    INT("whole number", "whole numbers"),
    /** A {@code long}. */
    LONG("whole number", "whole numbers"),
    /** A {@code double}. */
    DOUBLE("number", "numbers"),
    /** A {@code boolean}. */
    BOOLEAN("true or false", "true or false values"),
    /** A {@code String}. */
    TEXT("text", "texts"),
    /** A {@code Path}. */
    PATH("path", "paths"),
    /** A {@code java.time.Duration}. */
    DURATION("duration", "durations");

    private final String words;
    private final String plural;

    Simple(String words, String plural) {
      this.words = words;
      this.plural = plural;
    }

    @Override
    public String words() {
      return words;
    }

    @Override
    public String plural() {
      return plural;
    }
  }

  /**
   * One of the constants of an enum.
   *
   * @param constants the constants in their order
   */
  record Choice(List<Enum<?>> constants) implements OptionType {

    /** Copies the list. */
    public Choice {
      constants = List.copyOf(constants);
    }

    /** Returns the constants as files spell them. */
    public List<String> allowed() {
      return constants.stream().map(Choice::word).toList();
    }

    /** Returns a constant as files spell it. */
    static String word(Enum<?> constant) {
      return Spelling.hyphenated(constant.name());
    }

    @Override
    public String words() {
      return "one of " + String.join(", ", allowed());
    }

    @Override
    public String plural() {
      return "words of " + String.join(", ", allowed());
    }
  }

  /**
   * Another component.
   *
   * @param kind its required kind
   */
  record Nested(Kind kind) implements OptionType {

    @Override
    public String words() {
      return kind.word();
    }

    @Override
    public String plural() {
      return kind.word() + "s";
    }
  }

  /**
   * A record of further options.
   *
   * @param type the record
   * @param options its options, in their order
   */
  record Group(Class<? extends Record> type, List<OptionDescription> options)
      implements OptionType {

    /** Copies the list. */
    public Group {
      options = List.copyOf(options);
    }

    private String names() {
      return options.stream().map(OptionDescription::name).collect(Collectors.joining(", "));
    }

    @Override
    public String words() {
      return "mapping of options (" + names() + ")";
    }

    @Override
    public String plural() {
      return "mappings of options (" + names() + ")";
    }
  }

  /**
   * A {@code List}. One value that is a word or a number may be written without the list.
   *
   * @param item the type of its values
   */
  record Several(OptionType item) implements OptionType {

    /** Returns whether a list of one value may be written as that value. */
    public boolean mayBeAlone() {
      return item instanceof Simple || item instanceof Choice;
    }

    @Override
    public String words() {
      return "list of " + item.plural();
    }

    @Override
    public String plural() {
      return "lists of " + item.plural();
    }
  }

  /**
   * An {@code Optional}, {@code OptionalInt} or {@code OptionalDouble}.
   *
   * @param value the type of its value
   * @param wrapper the class
   */
  record Maybe(OptionType value, Class<?> wrapper) implements OptionType {

    @Override
    public String words() {
      return value.words() + ", or null for none";
    }

    @Override
    public String plural() {
      return value.plural() + " or null";
    }
  }

  /**
   * Returns the type of a record component.
   *
   * @param within the enclosing records of options
   * @throws IllegalArgumentException if an option cannot have this type
   */
  static OptionType of(Type type, Set<Class<?>> within) {
    if (type == OptionalInt.class) {
      return new Maybe(Simple.INT, OptionalInt.class);
    }
    if (type == OptionalDouble.class) {
      return new Maybe(Simple.DOUBLE, OptionalDouble.class);
    }
    if (type instanceof ParameterizedType parameterized
        && parameterized.getRawType() == Optional.class) {
      return new Maybe(present(parameterized.getActualTypeArguments()[0], within), Optional.class);
    }
    return present(type, within);
  }

  private static OptionType present(Type type, Set<Class<?>> within) {
    if (type instanceof ParameterizedType parameterized) {
      Type argument = parameterized.getActualTypeArguments()[0];
      if (parameterized.getRawType() == List.class) {
        return new Several(present(argument, within));
      }
      if (parameterized.getRawType() == Part.class && argument instanceof Class<?> nested) {
        return new Nested(
            Kind.of(nested)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            type.getTypeName() + " is not a kind of part")));
      }
    }
    return type instanceof Class<?> simple ? single(simple, within) : unknown(type);
  }

  private static OptionType single(Class<?> type, Set<Class<?>> within) {
    if (type == int.class || type == Integer.class) {
      return Simple.INT;
    }
    if (type == long.class || type == Long.class) {
      return Simple.LONG;
    }
    if (type == double.class || type == Double.class) {
      return Simple.DOUBLE;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Simple.BOOLEAN;
    }
    if (type == String.class) {
      return Simple.TEXT;
    }
    if (type == Path.class) {
      return Simple.PATH;
    }
    if (type == Duration.class) {
      return Simple.DURATION;
    }
    if (type.isRecord() && type != Part.class) {
      return group(type.asSubclass(Record.class), within);
    }
    return type.isEnum()
        ? new Choice(Arrays.stream(type.getEnumConstants()).<Enum<?>>map(Enum.class::cast).toList())
        : unknown(type);
  }

  private static OptionType group(Class<? extends Record> type, Set<Class<?>> within) {
    Set<Class<?>> inner = new HashSet<>(within);
    if (!inner.add(type)) {
      throw new IllegalArgumentException(type.getName() + " cannot be an option of itself");
    }
    return new Group(type, OptionsRecord.describe(type, inner));
  }

  private static OptionType unknown(Type type) {
    throw new IllegalArgumentException("an option cannot be of type " + type.getTypeName());
  }
}
