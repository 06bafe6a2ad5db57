// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.registry.Kind;
import org.difflab.registry.Registry;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Component;

/** The slots of a pipeline, their defaults, and the short forms of a choice. */
final class Slots {

  /** The slots, in the order of use. */
  static final List<Kind> ALL =
      List.of(
          Kind.ENCODER, Kind.EMBEDDER, Kind.SCHEDULE, Kind.DENOISER, Kind.GUIDANCE, Kind.SAMPLER);

  private final Registry registry;

  /**
   * Creates the slots.
   *
   * @param registry the components, of which some are declared as defaults, or as what a list means
   */
  Slots(Registry registry) {
    this.registry = registry;
  }

  /** Returns the words of the slots. */
  static List<String> words() {
    return ALL.stream().map(Kind::word).toList();
  }

  /** Returns the slot of a word. */
  static Optional<Kind> of(String word) {
    return Kind.of(word).filter(ALL::contains);
  }

  /**
   * Returns the choices that every pipeline starts from, as if they stood at a place.
   *
   * @param shape how samples of the data are laid out
   */
  Map<Kind, Node> defaults(Place place, Shape shape) {
    Map<Kind, Node> slots = new EnumMap<>(Kind.class);
    for (Kind slot : ALL) {
      registry
          .defaultName(slot, shape)
          .ifPresent(word -> slots.put(slot, Overlay.typed(place, word)));
    }
    return slots;
  }

  /** Writes a choice in full: a word is a type, a list the option of what the list means. */
  Node inFull(Kind slot, Node choice) {
    if (choice instanceof Node.Sequence list) {
      return registry.ofList(slot).map(component -> typed(list, component)).orElse(list);
    }
    return Overlay.choice(choice).map(Node.class::cast).orElse(choice);
  }

  private static Node typed(Node.Sequence list, Component<?> component) {
    String option = component.listOption().orElseThrow();
    return Overlay.typed(list.place(), component.name())
        .with(
            list.place(),
            new Node.Entry(new Node.Scalar(list.place(), option, Node.Style.PLAIN), list));
  }

  /** Returns whether a choice names its component, and so is complete without a base choice. */
  static boolean hasType(Node choice) {
    return choice instanceof Node.Mapping mapping && mapping.get(Overlay.TYPE).isPresent();
  }
}
