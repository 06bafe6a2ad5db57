// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.util.List;
import java.util.Optional;

/**
 * Merges two choices of a component: a value with a {@code type} replaces the other, a mapping
 * without one changes only the options it names, also in nested choices.
 */
public final class Overlay {

  /** The key that names a component. */
  public static final String TYPE = "type";

  private Overlay() {}

  /** Returns {@code base} as {@code over} adjusts it, or {@code over} if it replaces it. */
  public static Node apply(Node base, Node over) {
    if (!(over instanceof Node.Mapping changes) || changes.get(TYPE).isPresent()) {
      return over;
    }
    Optional<Node.Mapping> choice = choice(base);
    return choice.isPresent() ? adjust(choice.get(), changes) : over;
  }

  /** Returns a choice written as a mapping: itself, or {@code {type: word}} for a word. */
  public static Optional<Node.Mapping> choice(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    if (node instanceof Node.Scalar word && !word.isNull()) {
      return Optional.of(typed(word.place(), word.text()));
    }
    return Optional.empty();
  }

  /** Returns {@code {type: word}} with a given place. */
  public static Node.Mapping typed(Place place, String word) {
    return new Node.Mapping(place, List.of(entry(place, TYPE, word)));
  }

  private static Node.Entry entry(Place place, String key, String word) {
    return new Node.Entry(
        new Node.Scalar(place, key, Node.Style.PLAIN),
        new Node.Scalar(place, word, Node.Style.QUOTED));
  }

  private static Node.Mapping adjust(Node.Mapping base, Node.Mapping changes) {
    Node.Mapping adjusted = new Node.Mapping(changes.place(), base.entries());
    for (Node.Entry change : changes.entries()) {
      Node value =
          base.get(change.key().text())
              .map(old -> apply(old, change.value()))
              .orElse(change.value());
      adjusted = adjusted.with(changes.place(), new Node.Entry(change.key(), value));
    }
    return adjusted;
  }
}
