// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;

/** Fills in the defaults of options missing from a file. */
final class OptionDefaults {

  /**
   * A word or number, which needs no YAML parser. Most defaults have this form, and are read at
   * each start.
   */
  private static final Pattern PLAIN = Pattern.compile("-?[A-Za-z0-9][A-Za-z0-9.-]*");

  private final Problems problems;

  OptionDefaults(Problems problems) {
    this.problems = problems;
  }

  /**
   * Returns the value of an option: the given one, merged with the default if possible; the default
   * if none is given; empty if there is no default.
   */
  Optional<Node> filled(OptionDescription option, Node.Mapping mapping) {
    Optional<Node> given = mapping.get(option.name());
    if (given.isEmpty()) {
      return orDefault(option, mapping.place());
    }
    Optional<Node> adjusted =
        isAdjustable(option.type())
            ? orDefault(option, given.get().place()).map(base -> Overlay.apply(base, given.get()))
            : Optional.empty();
    return adjusted.or(() -> given);
  }

  private static boolean isAdjustable(OptionType type) {
    return type instanceof OptionType.Maybe maybe
        ? isAdjustable(maybe.value())
        : type instanceof OptionType.Nested || type instanceof OptionType.Group;
  }

  /** Returns the default of an option with a given place, or empty if it has none. */
  Optional<Node> orDefault(OptionDescription option, Place place) {
    return option.defaultText().map(text -> parsed(option, text, place));
  }

  private Node parsed(OptionDescription option, String text, Place place) {
    if (text.isBlank()) {
      return option.type() instanceof OptionType.Several
          ? new Node.Sequence(place, List.of())
          : new Node.Scalar(
              place,
              text,
              option.type() == OptionType.Simple.TEXT ? Node.Style.QUOTED : Node.Style.PLAIN);
    }
    if (PLAIN.matcher(text).matches()) {
      return new Node.Scalar(place, text, Node.Style.PLAIN);
    }
    Problems wrong = new Problems(option.name());
    Optional<Node> node = new YamlReader(wrong).read(text);
    wrong
        .sorted()
        .forEach(
            problem ->
                problems.report(
                    place, "the default of '" + option.name() + "': " + problem.message()));
    return node.map(found -> moved(found, place))
        .orElseGet(() -> new Node.Sequence(place, List.of()));
  }

  private static Node moved(Node node, Place place) {
    if (node instanceof Node.Mapping mapping) {
      return new Node.Mapping(
          place,
          mapping.entries().stream()
              .map(
                  entry ->
                      new Node.Entry(
                          new Node.Scalar(place, entry.key().text(), entry.key().style()),
                          moved(entry.value(), place)))
              .toList());
    }
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          place, sequence.items().stream().map(item -> moved(item, place)).toList());
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return new Node.Scalar(place, scalar.text(), scalar.style());
  }
}
