// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import java.util.Optional;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.PartReader;
import org.difflab.registry.Registry;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Part;

/**
 * A component and its options as the parameter of a bench: "pca; components: 144". It is what a
 * file says behind {@code type}, with semicolons for commas.
 *
 * @param text the choice
 */
public record ComponentChoice(String text) {

  /** Returns the component's name. */
  public String name() {
    return text.split(";", 2)[0].strip();
  }

  /**
   * Reads the choice.
   *
   * @throws InputException if there is no such component or option
   */
  public <T> Part<T> read(Registry registry, Class<T> kind) {
    Problems problems = new Problems(text);
    Optional<Part<T>> part =
        new YamlReader(problems)
            .read("{type: " + text.replace(';', ',') + "}")
            .flatMap(
                node -> new PartReader(registry, problems, PartReader.AS_WRITTEN).read(kind, node));
    return part.orElseThrow(
        () ->
            new InputException(
                String.join("; ", problems.sorted().stream().map(Problem::message).toList())));
  }
}
