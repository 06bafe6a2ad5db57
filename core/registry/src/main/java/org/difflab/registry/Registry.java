// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.difflab.files.text.Spelling;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.registry.plugin.Plugins;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;

/** The installed components, by kind and name. Immutable. */
public final class Registry {

  private final List<InstalledPlugin> plugins;
  private final Map<Kind, SortedMap<String, RegisteredComponent<?>>> components;
  private final List<String> problems;

  Registry(
      List<InstalledPlugin> plugins,
      List<RegisteredComponent<?>> components,
      List<String> problems) {
    this.plugins = List.copyOf(plugins);
    this.components = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      this.components.put(kind, new TreeMap<>());
    }
    components.forEach(
        registered ->
            this.components.get(registered.kind()).put(registered.component().name(), registered));
    this.problems = List.copyOf(problems);
  }

  /**
   * Registers the components of plug-ins. A component with an invalid declaration is left out and
   * reported by {@link #problems}. Of two plug-ins with one name, and of two components with one
   * kind and name, the one found first is kept: the class path is searched before the plug-in
   * directories, these in the order of the setting and each in the order of its folders' names, and
   * plug-ins that a program adds come last.
   */
  public static Registry of(List<Plugin> plugins) {
    return of(Plugins.given(plugins));
  }

  /** Registers the components of discovered plug-ins, and adds the problems of the discovery. */
  public static Registry of(Plugins plugins) {
    return new Registration(plugins).registry();
  }

  /** Registers the components of the plug-ins on the class path. */
  public static Registry onClassPath() {
    return of(Plugins.onClassPath());
  }

  /**
   * Registers the components of the plug-ins on the class path and in the plug-in directories of
   * the settings.
   *
   * @throws InputException if a setting is wrong
   */
  public static Registry fromSettings() {
    return of(Plugins.fromSettings());
  }

  /** Returns the plug-ins, in the order in which they were found. */
  public List<InstalledPlugin> plugins() {
    return plugins;
  }

  /** Returns a sentence for each plug-in or component that could not be loaded or registered. */
  public List<String> problems() {
    return problems;
  }

  /** Finds a component by the interface it implements and its name. */
  public <T> Optional<RegisteredComponent<T>> find(Class<T> kind, String name) {
    return Kind.of(kind).flatMap(known -> find(known, name)).map(found -> serving(kind, found));
  }

  /** Finds a component by its kind and name. */
  public Optional<RegisteredComponent<?>> find(Kind kind, String name) {
    return Optional.ofNullable(components.get(kind).get(name));
  }

  /**
   * Returns a component by the interface it implements and its name.
   *
   * @throws InputException with the nearest name and all others, if there is none
   */
  public <T> RegisteredComponent<T> require(Class<T> kind, String name) {
    return serving(kind, require(Kind.of(kind).orElseThrow(), name));
  }

  /**
   * Returns a component by its kind and name.
   *
   * @throws InputException with the nearest name and all others, if there is none
   */
  public RegisteredComponent<?> require(Kind kind, String name) {
    return find(kind, name).orElseThrow(() -> new InputException(unknown(kind, name)));
  }

  /** Returns all components of a kind, sorted by name. */
  public List<RegisteredComponent<?>> all(Kind kind) {
    return Collections.unmodifiableList(new ArrayList<>(components.get(kind).values()));
  }

  /**
   * Returns the name of the default component of a kind.
   *
   * @param shape how samples of the data are laid out
   */
  public Optional<String> defaultName(Kind kind, Shape shape) {
    return all(kind).stream()
        .filter(registered -> registered.component().defaultFor().covers(shape))
        .map(registered -> registered.component().name())
        .findFirst();
  }

  /**
   * Returns the component that a list of choices means in the slot of a kind, which declares the
   * option that the list belongs to.
   */
  public Optional<Component<?>> ofList(Kind kind) {
    return all(kind).stream()
        .<Component<?>>map(RegisteredComponent::component)
        .filter(component -> component.listOption().isPresent())
        .findFirst();
  }

  /**
   * Returns the names of a kind for messages: plain names first, then those of vendors with their
   * plug-ins, as in "linear, mlp; acme.tree from acme-trees 1.2".
   */
  public String names(Kind kind) {
    if (components.get(kind).isEmpty()) {
      return "none is installed";
    }
    List<String> plain = new ArrayList<>();
    List<String> vendors = new ArrayList<>();
    for (RegisteredComponent<?> registered : all(kind)) {
      String name = registered.component().name();
      if (name.indexOf('.') < 0) {
        plain.add(name);
      } else {
        vendors.add(name + " from " + version(registered.plugin()));
      }
    }
    List<String> groups = new ArrayList<>();
    groups.add(String.join(", ", plain));
    groups.add(String.join(", ", vendors));
    groups.removeIf(String::isEmpty);
    return String.join("; ", groups);
  }

  /** Returns the message for an unknown name of a component. */
  String unknown(Kind kind, String name) {
    return Spelling.unknown(kind.word(), name, components.get(kind).keySet(), names(kind));
  }

  private static String version(InstalledPlugin plugin) {
    return InstalledPlugin.label(plugin.name(), plugin.version());
  }

  // A component is registered under the kind whose class it declares.
  @SuppressWarnings("unchecked")
  private static <T> RegisteredComponent<T> serving(Class<T> kind, RegisteredComponent<?> found) {
    if (found.component().kind() != kind) {
      throw new IllegalStateException(found.words() + " does not implement " + kind.getName());
    }
    return (RegisteredComponent<T>) found;
  }
}
