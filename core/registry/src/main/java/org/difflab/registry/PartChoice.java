// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Part;

/**
 * Chooses components in Java. Choices are checked as in files: names, ranges of options, and the
 * constraints of the record.
 */
public final class PartChoice {

  private final Registry registry;

  /** Creates a choice from the components of {@code registry}. */
  public PartChoice(Registry registry) {
    this.registry = registry;
  }

  /** Returns the available components. */
  public Registry registry() {
    return registry;
  }

  /**
   * Chooses a component by its name, with its default options.
   *
   * @throws InputException if there is none of this name, or it has options without a default
   */
  public <T> Part<T> of(Class<T> kind, String name) {
    return PartReader.require(registry, kind, Overlay.typed(Place.START, name));
  }

  /**
   * Chooses the component of a kind by the class of its options.
   *
   * @throws InputException if no component or several have such options, or an option is out of
   *     range
   */
  public <T> Part<T> of(Class<T> kind, Record options) {
    List<String> names =
        registry.all(Kind.of(kind).orElseThrow()).stream()
            .filter(one -> one.component().options() == options.getClass())
            .map(one -> one.component().name())
            .toList();
    if (names.size() != 1) {
      String word = Kind.of(kind).orElseThrow().word();
      throw new InputException(
          names.isEmpty()
              ? "no " + word + " has options of " + options.getClass().getName()
              : "several have options of "
                  + options.getClass().getName()
                  + "; name the "
                  + word
                  + " as well ("
                  + String.join(", ", names)
                  + ")");
    }
    return of(kind, names.get(0), options);
  }

  /**
   * Chooses a component by its name, with given options.
   *
   * @throws InputException if there is none of this name, its options are of another class, or one
   *     is out of its range
   */
  public <T> Part<T> of(Class<T> kind, String name, Record options) {
    registry.require(kind, name);
    try {
      return PartReader.require(
          registry, kind, new PartWriter(registry).write(new Part<>(kind, name, options)));
    } catch (IllegalArgumentException e) {
      throw new InputException(e.getMessage(), e);
    }
  }

  /**
   * Chooses a component by its name, with default options except for some changes.
   *
   * @param changes values of options by their names in files, with the Java types of the record
   * @throws InputException if there is no such component or option, or a value is of another type
   *     or out of its range
   */
  public <T> Part<T> of(Class<T> kind, String name, Map<String, ?> changes) {
    RegisteredComponent<T> registered = registry.require(kind, name);
    List<String> options = registered.options().stream().map(OptionDescription::name).toList();
    for (String changed : changes.keySet()) {
      if (!options.contains(changed)) {
        throw new InputException(
            OptionDescription.unknown(registered.words(), changed, registered.options()));
      }
    }
    Part<T> unchanged = of(kind, name);
    List<Object> values = new ArrayList<>(OptionsRecord.values(unchanged.options()));
    changes.forEach((option, value) -> values.set(options.indexOf(option), value));
    try {
      return of(kind, name, OptionsRecord.make(unchanged.options().getClass(), values));
    } catch (IllegalArgumentException e) {
      throw new InputException(registered.words() + ": " + e.getMessage(), e);
    }
  }
}
