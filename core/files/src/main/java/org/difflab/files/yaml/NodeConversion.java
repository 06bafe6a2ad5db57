// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns SnakeYAML's nodes into ours: aliases and merge keys resolved, duplicate keys reported. An
 * alias shares the value of its anchor, but traversing the tree visits every alias, so its expanded
 * size and depth are limited.
 */
final class NodeConversion {

  private static final long MOST_VALUES = 100_000;
  private static final int DEEPEST = 100;
  private static final String MERGE = "<<";

  /** The implicit tags, and others without effect. */
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE,
          Tag.TIMESTAMP,
          Tag.YAML);

  private final Problems problems;
  private final IdentityHashMap<org.yaml.snakeyaml.nodes.Node, Sized> done =
      new IdentityHashMap<>();
  private final Set<org.yaml.snakeyaml.nodes.Node> open =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean endless;

  NodeConversion(Problems problems) {
    this.problems = problems;
  }

  /** A node with its expanded size and depth. */
  private record Sized(Node node, long size, int depth) {}

  Optional<Node> convert(org.yaml.snakeyaml.nodes.Node root) {
    Node node = sized(root).node();
    return endless ? Optional.empty() : Optional.of(node);
  }

  private Sized sized(org.yaml.snakeyaml.nodes.Node source) {
    Optional<Sized> known = Optional.ofNullable(done.get(source));
    if (known.isPresent()) {
      return known.get();
    }
    Place place = place(source);
    if (!open.add(source)) {
      return refuse(place, "this value contains itself by an alias");
    }
    Sized sized = fresh(source, place);
    open.remove(source);
    if (!endless && (sized.size() > MOST_VALUES || sized.depth() > DEEPEST)) {
      sized =
          refuse(
              place,
              sized.size() > MOST_VALUES
                  ? "with its aliases expanded, this has more than " + MOST_VALUES + " values"
                  : "with its aliases expanded, this is nested more than " + DEEPEST + " deep");
    }
    done.put(source, sized);
    return sized;
  }

  private Sized refuse(Place place, String message) {
    endless = true;
    problems.report(place, message);
    return new Sized(nothing(place), 1, 1);
  }

  private Sized fresh(org.yaml.snakeyaml.nodes.Node source, Place place) {
    if (!PLAIN_TAGS.contains(source.getTag())) {
      problems.report(place, "tags such as '" + source.getTag().getValue() + "' are not supported");
    }
    if (source instanceof MappingNode mapping) {
      return mapping(mapping, place);
    }
    if (source instanceof SequenceNode sequence) {
      List<Sized> items = sequence.getValue().stream().map(this::sized).toList();
      return enclose(new Node.Sequence(place, items.stream().map(Sized::node).toList()), items);
    }
    return new Sized(scalar((ScalarNode) source), 1, 1);
  }

  private Sized mapping(MappingNode source, Place place) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    List<Sized> values = new ArrayList<>();
    for (NodeTuple tuple : source.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.report(place(tuple.getKeyNode()), "a key must be a word");
        continue;
      }
      Node.Scalar key = scalar(keyNode);
      Sized value = sized(tuple.getValueNode());
      values.add(value);
      if (key.text().equals(MERGE) && key.style() == Node.Style.PLAIN) {
        merged.add(value.node());
        continue;
      }
      Optional<Node.Entry> first =
          Optional.ofNullable(entries.putIfAbsent(key.text(), new Node.Entry(key, value.node())));
      first.ifPresent(
          other ->
              problems.report(
                  key.place(),
                  "key '" + key.text() + "' is repeated; the first is at " + other.key().place()));
    }
    merged.forEach(value -> merge(value, entries));
    return enclose(new Node.Mapping(place, new ArrayList<>(entries.values())), values);
  }

  /** Adds the pairs of a merge key's value where the mapping has none of its own. */
  private void merge(Node value, Map<String, Node.Entry> entries) {
    if (value instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
    } else if (value instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> merge(item, entries));
    } else {
      problems.report(value.place(), "'<<' takes a mapping, found " + value.found());
    }
  }

  private static Sized enclose(Node node, List<Sized> values) {
    long size = 1;
    int depth = 0;
    for (Sized value : values) {
      size = Math.min(size + value.size(), MOST_VALUES + 1);
      depth = Math.max(depth, value.depth());
    }
    return new Sized(node, size, depth + 1);
  }

  private static Node.Scalar scalar(ScalarNode source) {
    Node.Style style = source.isPlain() ? Node.Style.PLAIN : Node.Style.QUOTED;
    return new Node.Scalar(place(source), source.getValue(), style);
  }

  private static Node.Scalar nothing(Place place) {
    return new Node.Scalar(place, "", Node.Style.PLAIN);
  }

  private static Place place(org.yaml.snakeyaml.nodes.Node source) {
    return new Place(source.getStartMark().getLine() + 1, source.getStartMark().getColumn() + 1);
  }
}
