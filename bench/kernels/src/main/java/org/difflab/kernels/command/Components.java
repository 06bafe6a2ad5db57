// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.difflab.files.text.Spelling;
import org.difflab.kernels.ComponentChoice;
import org.difflab.registry.Kind;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.spi.InputException;

/**
 * Chooses the components that benches run on: a bench takes those of a kind if one of its
 * parameters is called like the kind.
 */
final class Components {

  /** Enough to time, and soon over. */
  private static final String SHORT_TRAINING = "; training: {steps: 100}";

  private final Registry registry;

  Components(Registry registry) {
    this.registry = registry;
  }

  /**
   * Returns the chosen components by the word for their kind.
   *
   * @throws InputException if nothing is installed under a name, or an option is wrong
   */
  Map<String, List<String>> named(List<String> choices) {
    Map<String, List<String>> byKind = new TreeMap<>();
    for (String text : choices) {
      ComponentChoice choice = new ComponentChoice(text);
      List<Kind> kinds =
          Arrays.stream(Kind.values())
              .filter(kind -> registry.find(kind, choice.name()).isPresent())
              .toList();
      if (kinds.isEmpty()) {
        throw new InputException(unknown(choice.name()));
      }
      for (Kind kind : kinds) {
        choice.read(registry, kind.type());
        byKind.computeIfAbsent(kind.word(), word -> new ArrayList<>()).add(text);
      }
    }
    return byKind;
  }

  private String unknown(String name) {
    List<String> names =
        Arrays.stream(Kind.values())
            .flatMap(kind -> registry.all(kind).stream())
            .map(registered -> registered.component().name())
            .distinct()
            .toList();
    return Spelling.unknown("component", name, names, "'difflab components' lists all");
  }

  /**
   * Returns every component that needs no options, by the word for its kind; networks are trained
   * for a few steps only. Data sets are left out, since some are downloads.
   */
  Map<String, List<String>> all() {
    Map<String, List<String>> byKind = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.DATASET) {
        byKind.put(
            kind.word(),
            registry.all(kind).stream()
                .filter(Components::needsNoOptions)
                .map(Components::brief)
                .toList());
      }
    }
    return byKind;
  }

  private static boolean needsNoOptions(RegisteredComponent<?> registered) {
    return registered.options().stream().allMatch(option -> option.defaultText().isPresent());
  }

  private static String brief(RegisteredComponent<?> registered) {
    boolean isTrained =
        registered
            .option("training")
            .map(OptionDescription::nestedOptions)
            .orElse(List.of())
            .stream()
            .anyMatch(option -> option.name().equals("steps"));
    return registered.component().name() + (isTrained ? SHORT_TRAINING : "");
  }
}
