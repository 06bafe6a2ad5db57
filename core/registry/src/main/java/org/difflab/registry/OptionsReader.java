// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problems;

/** Reads the options of a component, or a group of options, into their record. */
final class OptionsReader {

  private final Problems problems;
  private final OptionReader values;
  private final OptionDefaults defaults;

  OptionsReader(Problems problems, Function<String, Path> paths, OptionReader.Nesting nesting) {
    this.problems = problems;
    this.defaults = new OptionDefaults(problems);
    this.values = new OptionReader(problems, paths, nesting, this::group);
  }

  private Optional<Record> group(
      Subject subject, OptionType.Group group, Node.Mapping mapping, int depth) {
    return read(subject, group, mapping, Set.of(), depth);
  }

  /**
   * Reads a mapping.
   *
   * @param besides allowed keys that are not options
   * @return the record, or empty if something is invalid, which is then reported
   */
  Optional<Record> read(
      Subject subject,
      OptionType.Group group,
      Node.Mapping mapping,
      Set<String> besides,
      int depth) {
    boolean known = reportUnknown(subject, group, mapping, besides);
    List<Object> read = new ArrayList<>();
    for (OptionDescription option : group.options()) {
      Optional<Node> written = defaults.filled(option, mapping);
      if (written.isEmpty()) {
        problems.report(
            mapping.place(),
            subject.words() + " needs option '" + option.name() + "': " + option.help());
        continue;
      }
      values.read(subject.option(option.name()), option, written.get(), depth).ifPresent(read::add);
    }
    if (!known || read.size() < group.options().size()) {
      return Optional.empty();
    }
    return make(subject, group, read, mapping.place());
  }

  private boolean reportUnknown(
      Subject subject, OptionType.Group group, Node.Mapping mapping, Set<String> besides) {
    List<String> names = group.options().stream().map(OptionDescription::name).toList();
    boolean known = true;
    for (Node.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!besides.contains(key) && !names.contains(key)) {
        known = false;
        problems.report(
            entry.key().place(), OptionDescription.unknown(subject.words(), key, group.options()));
      }
    }
    return known;
  }

  private Optional<Record> make(
      Subject subject, OptionType.Group group, List<Object> read, Place place) {
    try {
      return Optional.of(OptionsRecord.make(group.type(), read));
    } catch (OptionsRecord.OptionsFailure e) {
      problems.report(place, subject.maker() + ": " + e.getMessage());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      problems.report(place, subject.words() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Checks every default, and that the record accepts all of them together. */
  void checkDefaults(Subject subject, OptionType.Group group, Place place) {
    List<Object> read = new ArrayList<>();
    for (OptionDescription option : group.options()) {
      Subject one = subject.option(option.name());
      defaults
          .orDefault(option, place)
          .flatMap(node -> values.read(one, option, node, 0))
          .ifPresent(read::add);
      // The defaults in a group that is absent by default apply when a file contains the group.
      if (option.defaultText().filter(text -> !text.isBlank()).isEmpty()) {
        option.group().ifPresent(inner -> checkDefaults(one, inner, place));
      }
    }
    if (read.size() == group.options().size()) {
      make(subject, group, read, place);
    }
  }
}
