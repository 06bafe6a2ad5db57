// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.PipelineCheck;
import org.difflab.files.FileProblem;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.PartReader;
import org.difflab.registry.Registry;
import org.difflab.spi.InputException;

/**
 * Reads and checks experiment files. It reads only the file itself, trains and downloads nothing,
 * and reports all problems at once.
 */
public final class ExperimentReader {

  private final Registry registry;
  private final PipelineCheck check;

  /**
   * Creates a reader.
   *
   * @param registry the components that files may name
   * @param check checks whether the parts of a pipeline are compatible
   */
  @Inject
  public ExperimentReader(Registry registry, PipelineCheck check) {
    this.registry = registry;
    this.check = check;
  }

  /**
   * Reads a file. A relative path in it is resolved against the folder of the file if that exists,
   * and otherwise used unchanged.
   *
   * @throws ConfigException with every problem of the file
   * @throws InputException if it cannot be read
   */
  public Experiment read(Path file) {
    byte[] bytes = bytes(file);
    Problems problems = new Problems(file.toString());
    Optional<Node> root = new YamlReader(problems).read(bytes);
    return experiment(baseName(file.toString()), root, problems, path -> beside(file, path));
  }

  /**
   * Reads a text. Paths in it are used unchanged.
   *
   * @param name the name of the text in problems, and its default title
   * @throws ConfigException with every problem of the text
   */
  public Experiment read(String name, String text) {
    Problems problems = new Problems(name);
    Optional<Node> root = new YamlReader(problems).read(text);
    return experiment(baseName(name), root, problems, PartReader.AS_WRITTEN);
  }

  private Experiment experiment(
      String title, Optional<Node> root, Problems problems, Function<String, Path> paths) {
    PartReader parts = new PartReader(registry, problems, paths);
    Optional<Experiment> experiment =
        root.flatMap(
            node -> new ExperimentGrammar(registry, check, problems, parts).read(title, node));
    if (!problems.isEmpty()) {
      throw new ConfigException(problems.sorted());
    }
    return experiment.orElseThrow(
        () -> new IllegalStateException("no experiment was read, and no problem reported"));
  }

  private static byte[] bytes(Path file) {
    if (!Files.exists(file)) {
      throw new InputException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": expected an experiment file, found a folder");
    }
    // The size of devices and pipes is unknown, and they may be endless.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(YamlReader.LONGEST + 1);
      if (bytes.length > YamlReader.LONGEST) {
        throw new InputException(
            file
                + ": longer than "
                + YamlReader.LONGEST
                + " bytes, so it is not an experiment file");
      }
      return bytes;
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + FileProblem.reason(e), e);
    }
  }

  private static Path beside(Path file, String path) {
    Path written = file.getFileSystem().getPath(path);
    Path beside = file.resolveSibling(written);
    return Files.exists(beside) ? beside : written;
  }

  private static String baseName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
