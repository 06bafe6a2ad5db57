package org.difflab.engine.registry;

import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.yaml.Place;
import org.difflab.engine.yaml.Problem;
import org.difflab.engine.yaml.Problems;
import org.difflab.spi.InputException;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;

/** Checks the components of plug-ins and registers those that are declared rightly. */
final class Registration {

  private final Plugins found;
  private final List<RegisteredComponent<?>> accepted = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Registration(Plugins found) {
    this.found = found;
    problems.addAll(found.problems());
  }

  Registry registry() {
    List<Plugin> usable = found.plugins().stream().filter(this::register).toList();
    requireDistinct();
    leaveOutWrongDefaults();
    return new Registry(usable, accepted, problems);
  }

  /** Defaults may name components, so that leaving one out can make another's default wrong. */
  private void leaveOutWrongDefaults() {
    boolean changed = true;
    while (changed) {
      Registry all = new Registry(List.of(), accepted, List.of());
      changed = accepted.removeIf(registered -> hasWrongDefault(registered, all));
    }
  }

  /** Returns whether the plug-in could tell its name and components. */
  private boolean register(Plugin plugin) {
    try {
      String label = Registry.label(plugin);
      for (Component<?> component : plugin.components()) {
        try {
          accepted.add(checked(plugin, component));
        } catch (IllegalArgumentException | LinkageError e) {
          leaveOut(label, words(component), e.getMessage());
        }
      }
      return true;
    } catch (RuntimeException | LinkageError e) {
      // Whatever someone else's code throws, the other plug-ins go on.
      problems.add("plug-in " + plugin.getClass().getName() + " is left out: " + e);
      return false;
    }
  }

  private static <T> RegisteredComponent<T> checked(Plugin plugin, Component<T> component) {
    if (Kind.of(component.kind()).isEmpty()) {
      throw new IllegalArgumentException(
          component.kind().getName()
              + " is no kind of component ("
              + String.join(
                  ", ", Arrays.stream(Kind.values()).map(k -> k.type().getName()).toList())
              + ")");
    }
    Class<?> implementation = component.implementation();
    if (!component.kind().isAssignableFrom(implementation)
        || Modifier.isAbstract(implementation.getModifiers())) {
      throw new IllegalArgumentException(
          implementation.getName()
              + " must be a class that implements "
              + component.kind().getName());
    }
    long injected =
        Arrays.stream(implementation.getDeclaredConstructors())
            .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
            .count();
    if (injected != 1) {
      throw new IllegalArgumentException(
          implementation.getName()
              + " must have one constructor annotated @jakarta.inject.Inject, found "
              + injected);
    }
    return new RegisteredComponent<>(
        plugin, component, OptionsRecord.describe(component.options()));
  }

  private void requireDistinct() {
    Map<String, Plugin> first = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (RegisteredComponent<?> registered : accepted) {
      Optional.ofNullable(first.putIfAbsent(registered.words(), registered.plugin()))
          .ifPresent(
              other ->
                  twice.add(
                      registered.words()
                          + " is declared by "
                          + Registry.label(other)
                          + " and by "
                          + Registry.label(registered.plugin())
                          + "; only one of them can be installed"));
    }
    if (!twice.isEmpty()) {
      throw new InputException(String.join("\n", twice));
    }
  }

  private boolean hasWrongDefault(RegisteredComponent<?> registered, Registry all) {
    Problems wrong = new Problems("default");
    new PartReader(all, wrong, PartReader.AS_WRITTEN).checkDefaults(registered, Place.START);
    if (wrong.isEmpty()) {
      return false;
    }
    leaveOut(
        Registry.label(registered.plugin()),
        registered.words(),
        "its defaults are wrong: "
            + String.join("; ", wrong.sorted().stream().map(Problem::message).toList()));
    return true;
  }

  private void leaveOut(String plugin, String component, String reason) {
    problems.add("plug-in " + plugin + ": " + component + " is left out: " + reason);
  }

  private static String words(Component<?> component) {
    return Kind.of(component.kind()).map(Kind::word).orElse("component")
        + " '"
        + component.name()
        + "'";
  }
}
