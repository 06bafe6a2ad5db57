// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.io.StringWriter;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes {@link Node}s as YAML that reads back as the same values. */
public final class YamlWriter {

  private static final String NULL = "null";

  private final Resolver resolver = new Resolver();

  /** Creates a writer. */
  public YamlWriter() {}

  /** Returns a value on one line, as {@code {type: pca, components: 144}}. */
  public String line(Node node) {
    return write(node, 0).strip();
  }

  /**
   * Returns a value as lines.
   *
   * @param blockDepth number of levels of mappings written with one line per key; deeper levels and
   *     all lists are written on the line of their key
   */
  public String lines(Node node, int blockDepth) {
    return write(node, blockDepth);
  }

  private String write(Node node, int blockDepth) {
    DumperOptions options = new DumperOptions();
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    StringWriter out = new StringWriter();
    new Yaml(options).serialize(source(node, blockDepth), out);
    return out.toString();
  }

  private org.yaml.snakeyaml.nodes.Node source(Node node, int blockDepth) {
    if (node instanceof Node.Mapping mapping) {
      List<NodeTuple> tuples =
          mapping.entries().stream()
              .map(
                  entry ->
                      new NodeTuple(source(entry.key(), 0), source(entry.value(), blockDepth - 1)))
              .toList();
      return new MappingNode(Tag.MAP, tuples, blockDepth > 0 ? FlowStyle.BLOCK : FlowStyle.FLOW);
    }
    if (node instanceof Node.Sequence sequence) {
      return new SequenceNode(
          Tag.SEQ, sequence.items().stream().map(item -> source(item, 0)).toList(), FlowStyle.FLOW);
    }
    Node.Scalar scalar = (Node.Scalar) node;
    // SnakeYAML adds quotes where a text would otherwise be read as another type.
    return scalar.style() == Node.Style.QUOTED
        ? scalar(Tag.STR, scalar.text())
        : plain(scalar.isNull() ? NULL : scalar.text());
  }

  private ScalarNode plain(String text) {
    return scalar(resolver.resolve(NodeId.scalar, text, true), text);
  }

  private static ScalarNode scalar(Tag tag, String text) {
    // Only double quotes preserve line separators, which YAML 1.1 folds, and invisible characters.
    boolean needsEscapes = text.codePoints().anyMatch(YamlWriter::needsEscape);
    return new ScalarNode(
        tag, text, null, null, needsEscapes ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
  }

  private static boolean needsEscape(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
