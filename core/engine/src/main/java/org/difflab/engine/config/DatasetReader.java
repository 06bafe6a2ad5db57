// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import jakarta.inject.Inject;
import java.util.Optional;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.PartReader;
import org.difflab.registry.Registry;
import org.difflab.spi.Dataset;
import org.difflab.spi.plugin.Part;

/** Reads the choice of a data set, written as the value of {@code dataset} in an experiment. */
public final class DatasetReader {

  private final Registry registry;

  /**
   * Creates a reader.
   *
   * @param registry the components that may be named
   */
  @Inject
  public DatasetReader(Registry registry) {
    this.registry = registry;
  }

  /**
   * Reads a text such as {@code mnist} or <code>{type: images, folder: pictures}</code>. Paths in
   * it are used unchanged.
   *
   * @param name the name of the text in problems
   * @throws ConfigException with every problem of the text
   */
  public Part<Dataset> read(String name, String text) {
    Problems problems = new Problems(name);
    Optional<Part<Dataset>> part =
        new YamlReader(problems)
            .read(text)
            .flatMap(
                node ->
                    new PartReader(registry, problems, PartReader.AS_WRITTEN)
                        .read(Dataset.class, node));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.sorted());
    }
    return part.orElseThrow(
        () -> new IllegalStateException("no data set was read, and no problem reported"));
  }
}
