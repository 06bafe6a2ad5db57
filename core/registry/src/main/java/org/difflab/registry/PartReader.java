// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Part;

/**
 * Reads choices of components, a word or a mapping with {@code type} and options, into {@link
 * Part}s. Every problem is reported at its place; consequences of an invalid value are not
 * reported.
 */
public final class PartReader {

  /** Uses paths unchanged. */
  public static final Function<String, Path> AS_WRITTEN = Path::of;

  private static final int DEEPEST = 20;

  private final Registry registry;
  private final Problems problems;
  private final OptionsReader options;

  /**
   * Creates a reader.
   *
   * @param problems receives the problems
   * @param paths resolves the paths in the file
   */
  public PartReader(Registry registry, Problems problems, Function<String, Path> paths) {
    this.registry = registry;
    this.problems = problems;
    this.options = new OptionsReader(problems, paths, this::read);
  }

  /**
   * Reads a choice that is not part of a file, with paths unchanged.
   *
   * @throws InputException with all problems
   */
  static <T> Part<T> require(Registry registry, Class<T> kind, Node choice) {
    Problems problems = new Problems(kind.getSimpleName());
    return new PartReader(registry, problems, AS_WRITTEN)
        .read(kind, choice)
        .orElseThrow(
            () ->
                new InputException(
                    String.join("\n", problems.sorted().stream().map(Problem::message).toList())));
  }

  /** Reads a choice of a component by the interface it must implement; empty if it is invalid. */
  @SuppressWarnings("unchecked") // A part of a kind implements the interface of the kind.
  public <T> Optional<Part<T>> read(Class<T> kind, Node node) {
    Kind known =
        Kind.of(kind)
            .orElseThrow(() -> new IllegalArgumentException(kind + " is not a kind of component"));
    return read(known, node).map(part -> (Part<T>) part);
  }

  /** Reads a choice of a component; empty if it is invalid. */
  public Optional<Part<?>> read(Kind kind, Node node) {
    return read(kind, node, 0);
  }

  private Optional<Part<?>> read(Kind kind, Node node, int depth) {
    if (depth > DEEPEST) {
      problems.report(
          node.place(), kind.word() + "s are nested more than " + DEEPEST + " deep here");
      return Optional.empty();
    }
    Optional<Node.Mapping> choice = Overlay.choice(node);
    if (choice.isEmpty() && !(node instanceof Node.Scalar)) {
      problems.report(
          node.place(),
          kind.word() + " must be a word or a mapping with 'type', found " + node.found());
      return Optional.empty();
    }
    Optional<Node> type = choice.flatMap(mapping -> mapping.get(Overlay.TYPE));
    if (type.isEmpty()) {
      problems.report(node.place(), kind.word() + " needs a type (" + registry.names(kind) + ")");
      return Optional.empty();
    }
    return named(kind, type.get()).flatMap(registered -> part(registered, choice.get(), depth));
  }

  private Optional<RegisteredComponent<?>> named(Kind kind, Node type) {
    if (!(type instanceof Node.Scalar word) || word.isNull()) {
      problems.report(
          type.place(),
          "the type of the "
              + kind.word()
              + " must be a word, found "
              + type.found()
              + " ("
              + registry.names(kind)
              + ")");
      return Optional.empty();
    }
    Optional<RegisteredComponent<?>> found = registry.find(kind, word.text());
    if (found.isEmpty()) {
      problems.report(type.place(), registry.unknown(kind, word.text()));
    }
    return found;
  }

  private <T> Optional<Part<?>> part(
      RegisteredComponent<T> registered, Node.Mapping mapping, int depth) {
    return options
        .read(Subject.of(registered), registered.group(), mapping, Set.of(Overlay.TYPE), depth)
        .map(
            read -> new Part<>(registered.component().kind(), registered.component().name(), read));
  }

  /** Checks every default of a component, and that its record accepts all of them together. */
  void checkDefaults(RegisteredComponent<?> registered, Place place) {
    options.checkDefaults(Subject.of(registered), registered.group(), place);
  }
}
