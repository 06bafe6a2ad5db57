// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;

/**
 * The options that a record declares, with defaults parsed like those of experiments. It needs no
 * registry: components named in defaults are not resolved, and have no options.
 */
public final class DeclaredOptions {

  private DeclaredOptions() {}

  /** Returns a sentence for each problem in the declaration of a record's options. */
  public static List<String> problems(Class<? extends Record> type) {
    return problems(type, Set.of(type));
  }

  private static List<String> problems(Class<? extends Record> type, Set<Class<?>> within) {
    List<String> problems = new ArrayList<>();
    for (OptionsRecord.Declared option : OptionsRecord.declared(type, within, problems)) {
      if (option.option().map(Option::help).filter(String::isBlank).isPresent()) {
        problems.add("option '" + option.name() + "' has no help");
      }
      try {
        OptionType declared = OptionType.of(option.component().getGenericType(), option.within());
        problems.addAll(inner(declared, option.within()));
      } catch (IllegalArgumentException e) {
        problems.add("option '" + option.name() + "': " + e.getMessage());
      }
    }
    return problems;
  }

  private static List<String> inner(OptionType type, Set<Class<?>> within) {
    if (type instanceof OptionType.Maybe maybe) {
      return inner(maybe.value(), within);
    }
    if (type instanceof OptionType.Several several) {
      return inner(several.item(), within);
    }
    if (type instanceof OptionType.Group group) {
      Set<Class<?>> deeper = new HashSet<>(within);
      deeper.add(group.type());
      return problems(group.type(), deeper);
    }
    return List.of();
  }

  /**
   * Reads the defaults of a record's options.
   *
   * @param words the name of the component in messages: "schedule 'acme.steps'"
   * @return the record of all defaults, or empty if an option has none
   * @throws IllegalArgumentException if the declaration has {@link #problems}
   * @throws InputException with every default that cannot be read, or why the record refuses them
   */
  public static Optional<Record> defaults(String words, Class<? extends Record> type) {
    OptionType.Group group = new OptionType.Group(type, OptionsRecord.describe(type));
    Problems wrong = new Problems(words);
    OptionsReader reader =
        new OptionsReader(wrong, Path::of, (kind, node, depth) -> named(wrong, kind, node));
    Subject subject = new Subject(words, words, "");
    reader.checkDefaults(subject, group, Place.START);
    boolean complete =
        group.options().stream().allMatch(option -> option.defaultText().isPresent());
    Optional<Record> record =
        wrong.isEmpty() && complete
            ? reader.read(subject, group, new Node.Mapping(Place.START, List.of()), Set.of(), 0)
            : Optional.empty();
    if (!wrong.isEmpty()) {
      throw new InputException(
          String.join("; ", wrong.sorted().stream().map(Problem::message).distinct().toList()));
    }
    return record;
  }

  private static Optional<Part<?>> named(Problems wrong, Kind kind, Node node) {
    Optional<Node.Scalar> type =
        Overlay.choice(node)
            .flatMap(choice -> choice.get(Overlay.TYPE))
            .filter(Node.Scalar.class::isInstance)
            .map(Node.Scalar.class::cast)
            .filter(word -> !word.isNull());
    if (type.isEmpty()) {
      wrong.report(
          node.place(),
          kind.word() + " must be a word or a mapping with 'type', found " + node.found());
    }
    return type.map(word -> new Part<>(kind.type(), word.text(), new Component.NoOptions()));
  }
}
