// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.difflab.files.yaml.Place;
import org.difflab.files.yaml.Problem;
import org.difflab.files.yaml.Problems;
import org.difflab.registry.plugin.InstalledPlugin;
import org.difflab.registry.plugin.Plugins;
import org.difflab.registry.plugin.Vendor;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Component;

/** Checks the components of plug-ins and registers those with valid declarations. */
final class Registration {

  private final Plugins found;
  private final List<RegisteredComponent<?>> accepted = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Registration(Plugins found) {
    this.found = found;
    problems.addAll(found.problems());
  }

  Registry registry() {
    List<InstalledPlugin> plugins = distinctPlugins();
    plugins.forEach(this::register);
    leaveOutDuplicates();
    leaveOutSecondDefaults();
    leaveOutWrongDefaults();
    return new Registry(plugins, accepted, problems);
  }

  /** Defaults may name components, so leaving one out can invalidate the default of another. */
  private void leaveOutWrongDefaults() {
    boolean changed = true;
    while (changed) {
      Registry all = new Registry(List.of(), accepted, List.of());
      changed = accepted.removeIf(registered -> hasWrongDefault(registered, all));
    }
  }

  /**
   * Installing a plug-in must not change the meaning of experiments, so the first default is kept.
   */
  private void leaveOutSecondDefaults() {
    leaveOutSecond("a default", Registration::haveDataInCommon);
    leaveOutSecond(
        "what a list means in its slot",
        (one, other) -> one.listOption().isPresent() && other.listOption().isPresent());
  }

  /**
   * Leaves out each component that claims what another of its kind does; difflab's own come first.
   *
   * @param claim what it is declared as
   * @param conflict whether two components of a kind claim the same
   */
  private void leaveOutSecond(String claim, BiPredicate<Component<?>, Component<?>> conflict) {
    List<RegisteredComponent<?>> ownFirst =
        accepted.stream().sorted(Comparator.comparing(each -> each.plugin().vendor())).toList();
    for (int second = 1; second < ownFirst.size(); second++) {
      RegisteredComponent<?> later = ownFirst.get(second);
      Optional<RegisteredComponent<?>> first =
          ownFirst.subList(0, second).stream()
              .filter(accepted::contains)
              .filter(earlier -> earlier.kind() == later.kind())
              .filter(earlier -> conflict.test(earlier.component(), later.component()))
              .findFirst();
      if (first.isPresent()) {
        accepted.remove(later);
        leaveOut(
            later.plugin(),
            later.words(),
            "it is declared as " + claim + ", which " + first.get().words() + " already is");
      }
    }
  }

  private static boolean haveDataInCommon(Component<?> one, Component<?> other) {
    return Stream.of(new Shape(2, 2, 1), Shape.vector(2))
        .anyMatch(shape -> one.defaultFor().covers(shape) && other.defaultFor().covers(shape));
  }

  private void register(InstalledPlugin plugin) {
    for (Component<?> component : plugin.components()) {
      try {
        accepted.add(checked(plugin, component));
      } catch (IllegalArgumentException e) {
        leaveOut(plugin, words(component), e.getMessage());
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (Throwable e) {
        // Classes missing from the jar cause errors wherever they are first used.
        leaveOut(plugin, words(component), e.toString());
      }
    }
  }

  private static <T> RegisteredComponent<T> checked(
      InstalledPlugin plugin, Component<T> component) {
    if (plugin.vendor() == Vendor.OTHER && component.name().indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "plain names are difflab's own; put the vendor's name and a dot before it, as in 'acme."
              + component.name()
              + "'");
    }
    if (Kind.of(component.kind()).isEmpty()) {
      throw new IllegalArgumentException(
          component.kind().getName()
              + " is not a kind of component ("
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
    List<OptionDescription> options = OptionsRecord.describe(component.options());
    component
        .listOption()
        .ifPresent(option -> requireListOption(component.kind(), option, options));
    return new RegisteredComponent<>(plugin, component, options);
  }

  private static void requireListOption(
      Class<?> kind, String name, List<OptionDescription> options) {
    boolean fits =
        options.stream()
            .filter(option -> option.name().equals(name))
            .map(OptionDescription::type)
            .anyMatch(
                new OptionType.Several(new OptionType.Nested(Kind.of(kind).orElseThrow()))::equals);
    if (!fits) {
      throw new IllegalArgumentException(
          "asListOf(\""
              + name
              + "\") must name one of its options, of type List<Part<"
              + kind.getSimpleName()
              + ">>");
    }
  }

  /** Of several plug-ins with one name, the one found first is kept. */
  private List<InstalledPlugin> distinctPlugins() {
    Map<String, InstalledPlugin> first = new LinkedHashMap<>();
    for (InstalledPlugin plugin : found.plugins()) {
      Optional.ofNullable(first.putIfAbsent(plugin.name(), plugin))
          .ifPresent(
              other ->
                  problems.add(
                      "plug-in "
                          + plugin.place()
                          + " is left out: "
                          + other.place()
                          + " has the same name and was found first; remove one of them"));
    }
    return List.copyOf(first.values());
  }

  /** Of several components with one kind and name, the one found first is kept. */
  private void leaveOutDuplicates() {
    Map<String, InstalledPlugin> first = new HashMap<>();
    accepted.removeIf(
        registered -> {
          Optional<InstalledPlugin> other =
              Optional.ofNullable(first.putIfAbsent(registered.words(), registered.plugin()));
          other.ifPresent(
              declaring ->
                  leaveOut(
                      registered.plugin(),
                      registered.words(),
                      declaring.equals(registered.plugin())
                          ? "it is declared twice"
                          : declaring.place()
                              + " declares it too and was found first; remove one of them"));
          return other.isPresent();
        });
  }

  private boolean hasWrongDefault(RegisteredComponent<?> registered, Registry all) {
    Problems wrong = new Problems("default");
    new PartReader(all, wrong, PartReader.AS_WRITTEN).checkDefaults(registered, Place.START);
    if (wrong.isEmpty()) {
      return false;
    }
    leaveOut(
        registered.plugin(),
        registered.words(),
        "its defaults are wrong: "
            + String.join("; ", wrong.sorted().stream().map(Problem::message).toList()));
    return true;
  }

  private void leaveOut(InstalledPlugin plugin, String component, String reason) {
    problems.add("plug-in " + plugin.label() + ": " + component + " is left out: " + reason);
  }

  private static String words(Component<?> component) {
    return Kind.of(component.kind()).map(Kind::word).orElse("component")
        + " '"
        + component.name()
        + "'";
  }
}
