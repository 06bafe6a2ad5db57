// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import java.util.List;
import java.util.Optional;
import org.difflab.files.text.Spelling;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.registry.Kind;

/** A mapping whose keys are fixed by the grammar; every other key is reported. */
final class Fields {

  private final Node.Mapping mapping;

  private Fields(Node.Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Reads a mapping.
   *
   * @param what its name in messages
   * @param keys the allowed keys
   * @return empty if it is not a mapping, which is then reported
   */
  static Optional<Fields> of(Node node, String what, List<String> keys, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.report(
          node.place(),
          what + " must be a mapping (" + String.join(", ", keys) + "), found " + node.found());
      return Optional.empty();
    }
    for (Node.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!keys.contains(key)) {
        problems.report(
            entry.key().place(),
            what + " has no key '" + key + "'" + Spelling.alternatives(key, keys));
      }
    }
    return Optional.of(new Fields(mapping));
  }

  Optional<Node> get(Key key) {
    return mapping.get(key.word());
  }

  Optional<Node> get(Kind slot) {
    return mapping.get(slot.word());
  }
}
