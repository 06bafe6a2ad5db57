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

/**
 * One entry of {@code sweep}: a place in pipelines and the values it takes.
 *
 * @param place the place of the path
 * @param pipeline the one pipeline it is for; all, if absent
 * @param slot the slot swept
 * @param options the option swept within the slot, and the way to it; empty for the slot itself
 * @param values the values, at least one
 */
record SweepAxis(
    Place place, Optional<String> pipeline, Kind slot, List<String> options, List<Value> values) {

  /** Copies the lists. */
  SweepAxis {
    options = List.copyOf(options);
    values = List.copyOf(values);
  }

  /**
   * A value.
   *
   * @param node the value; that of a slot written in full
   * @param text the value on one line
   */
  record Value(Node node, String text) {}

  /** Returns the path without the pipeline: "guidance.scale". */
  String path() {
    return options.isEmpty() ? slot.word() : slot.word() + "." + String.join(".", options);
  }

  /** Returns whether it sweeps a pipeline. */
  boolean concerns(PipelineDraft draft) {
    return pipeline.map(draft.name()::equals).orElse(true);
  }

  /** Returns slots in which this axis has set a value, replacing the previous one. */
  Map<Kind, Node> apply(Map<Kind, Node> slots, Value value) {
    Map<Kind, Node> changed = new EnumMap<>(Kind.class);
    changed.putAll(slots);
    Node choice =
        options.isEmpty()
            ? value.node()
            : set(Optional.ofNullable(slots.get(slot)), options, value.node());
    changed.put(slot, choice);
    return changed;
  }

  private Node set(Optional<Node> old, List<String> way, Node value) {
    if (way.isEmpty()) {
      return value;
    }
    Node.Mapping mapping =
        old.flatMap(Overlay::choice).orElseGet(() -> new Node.Mapping(value.place(), List.of()));
    String key = way.get(0);
    Node inner = set(mapping.get(key), way.subList(1, way.size()), value);
    return mapping.with(
        value.place(), new Node.Entry(new Node.Scalar(place, key, Node.Style.PLAIN), inner));
  }
}
