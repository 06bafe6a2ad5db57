// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.NumberRange;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.Scalars;
import org.difflab.spi.plugin.Part;

/** Reads the value of an option into the Java type of its record component. */
final class OptionReader {

  private final Problems problems;
  private final Scalars scalars;
  private final Function<String, Path> paths;
  private final Nesting nesting;
  private final Grouping grouping;

  OptionReader(
      Problems problems, Function<String, Path> paths, Nesting nesting, Grouping grouping) {
    this.problems = problems;
    this.scalars = new Scalars(problems);
    this.paths = paths;
    this.nesting = nesting;
    this.grouping = grouping;
  }

  /** Reads the components that options name. */
  @FunctionalInterface
  interface Nesting {

    /** Reads a choice at a nesting depth. */
    Optional<Part<?>> read(Kind kind, Node node, int depth);
  }

  /** Reads groups of options. */
  @FunctionalInterface
  interface Grouping {

    /** Reads a group at a nesting depth. */
    Optional<Record> read(Subject subject, OptionType.Group group, Node.Mapping mapping, int depth);
  }

  /**
   * Reads a value.
   *
   * @param subject its name in messages
   * @return the value, or empty if it is invalid, which is then reported
   */
  Optional<Object> read(Subject subject, OptionDescription option, Node node, int depth) {
    return value(new Asked(subject, option, depth), option.type(), node);
  }

  /** The context of a value: its name in messages, its bounds, and its nesting depth. */
  private record Asked(Subject about, OptionDescription option, int depth) {

    String subject() {
      return about.words();
    }
  }

  private Optional<Object> value(Asked asked, OptionType type, Node node) {
    if (type instanceof OptionType.Maybe maybe) {
      return maybe(asked, maybe, node);
    }
    if (type instanceof OptionType.Several several) {
      return several(asked, several, node);
    }
    if (type instanceof OptionType.Choice choice) {
      return choice(asked, choice, node);
    }
    if (type instanceof OptionType.Nested nested) {
      return nesting.read(nested.kind(), node, asked.depth() + 1).map(Object.class::cast);
    }
    if (type instanceof OptionType.Group group) {
      return group(asked, group, node);
    }
    return simple(asked, (OptionType.Simple) type, node);
  }

  private Optional<Object> simple(Asked asked, OptionType.Simple type, Node node) {
    NumberRange range = asked.option().range();
    return switch (type) {
      case INT ->
          scalars
              .whole(
                  asked.subject(),
                  node,
                  Math.max(range.leastWhole(), Integer.MIN_VALUE),
                  Math.min(range.greatestWhole(), Integer.MAX_VALUE))
              .map(Long::intValue);
      case LONG ->
          scalars
              .whole(asked.subject(), node, range.leastWhole(), range.greatestWhole())
              .map(Object.class::cast);
      case DOUBLE -> scalars.number(asked.subject(), node, range).map(Object.class::cast);
      case BOOLEAN -> scalars.truth(asked.subject(), node).map(Object.class::cast);
      case TEXT -> scalars.text(asked.subject(), node).map(Object.class::cast);
      case DURATION -> scalars.duration(asked.subject(), node, range).map(Object.class::cast);
      case PATH -> scalars.text(asked.subject(), node).flatMap(text -> path(asked, text, node));
    };
  }

  private Optional<Object> path(Asked asked, String text, Node node) {
    try {
      return Optional.of(paths.apply(text));
    } catch (InvalidPathException e) {
      problems.report(
          node.place(),
          asked.subject() + " must be a path, found '" + text + "': " + e.getReason());
      return Optional.empty();
    }
  }

  private Optional<Object> maybe(Asked asked, OptionType.Maybe type, Node node) {
    boolean absent = node instanceof Node.Scalar scalar && scalar.isNull();
    if (type.wrapper() == OptionalInt.class) {
      return absent
          ? Optional.of(OptionalInt.empty())
          : value(asked, type.value(), node).map(value -> OptionalInt.of((Integer) value));
    }
    if (type.wrapper() == OptionalDouble.class) {
      return absent
          ? Optional.of(OptionalDouble.empty())
          : value(asked, type.value(), node).map(value -> OptionalDouble.of((Double) value));
    }
    return absent
        ? Optional.of(Optional.empty())
        : value(asked, type.value(), node).map(Optional::of);
  }

  private Optional<Object> several(Asked asked, OptionType.Several type, Node node) {
    List<Node> items;
    if (node instanceof Node.Sequence sequence) {
      items = sequence.items();
    } else if (node instanceof Node.Scalar scalar && type.mayBeAlone() && !scalar.isNull()) {
      items = List.of(scalar);
    } else {
      problems.report(
          node.place(), asked.subject() + " must be a " + type.words() + ", found " + node.found());
      return Optional.empty();
    }
    Asked item = new Asked(asked.about().values(), asked.option(), asked.depth());
    List<Object> values = new ArrayList<>();
    for (Node each : items) {
      value(item, type.item(), each).ifPresent(values::add);
    }
    return values.size() < items.size() ? Optional.empty() : Optional.of(List.copyOf(values));
  }

  private Optional<Object> group(Asked asked, OptionType.Group type, Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.report(
          node.place(), asked.subject() + " must be a " + type.words() + ", found " + node.found());
      return Optional.empty();
    }
    return grouping.read(asked.about(), type, mapping, asked.depth()).map(Object.class::cast);
  }

  private Optional<Object> choice(Asked asked, OptionType.Choice type, Node node) {
    List<String> allowed = type.allowed();
    if (node instanceof Node.Scalar scalar && allowed.contains(scalar.text())) {
      return Optional.of(type.constants().get(allowed.indexOf(scalar.text())));
    }
    String text = node instanceof Node.Scalar scalar ? scalar.text() : "";
    problems.report(
        node.place(),
        asked.subject() + " cannot be " + node.found() + Spelling.alternatives(text, allowed));
    return Optional.empty();
  }
}
