// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.difflab.spi.plugin.Part;

/** A part with its nested parts. */
public final class PartTree {

  private PartTree() {}

  /** Returns a part and all nested parts, the part itself first. */
  public static List<Part<?>> all(Part<?> part) {
    List<Part<?>> found = new ArrayList<>();
    replace(
        part,
        each -> {
          found.add(each);
          return each;
        });
    return found;
  }

  /**
   * Returns the groups of options of a type among the options of a part, inline ones too; not those
   * of the parts within it.
   */
  public static <R extends Record> List<R> groups(Part<?> part, Class<R> type) {
    List<R> found = new ArrayList<>();
    OptionsRecord.addGroups(part.options(), type, found);
    return found;
  }

  /**
   * Returns a part with some nested parts replaced; replacements are not traversed.
   *
   * @param replacement returns the replacement of a part, of the same kind, or the part itself
   */
  @SuppressWarnings("unchecked") // a replacement is of the same kind
  public static <T> Part<T> replace(Part<T> part, UnaryOperator<Part<?>> replacement) {
    Part<?> replaced = replacement.apply(part);
    return replaced.equals(part)
        ? new Part<>(part.kind(), part.name(), options(part.options(), replacement))
        : (Part<T>) replaced;
  }

  private static Record options(Record options, UnaryOperator<Part<?>> replacement) {
    List<Object> values = OptionsRecord.values(options);
    List<Object> replaced = values.stream().map(value -> value(value, replacement)).toList();
    return replaced.equals(values) ? options : OptionsRecord.make(options.getClass(), replaced);
  }

  private static Object value(Object value, UnaryOperator<Part<?>> replacement) {
    if (value instanceof Part<?> part) {
      return replace(part, replacement);
    }
    if (value instanceof Record group) {
      return options(group, replacement);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> value(item, replacement)).toList();
    }
    return value instanceof Optional<?> optional
        ? optional.map(present -> value(present, replacement))
        : value;
  }
}
