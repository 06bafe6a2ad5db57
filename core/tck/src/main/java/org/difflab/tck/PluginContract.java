// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.registry.DeclaredOptions;
import org.difflab.spi.Dataset;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Metric;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;
import org.difflab.spi.plugin.SpiVersion;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Plugin} and of its jar, or of the folder of classes it is tested from. The
 * components themselves have contracts of their own.
 *
 * @since 0.1
 */
@ExtendWith(ComponentExceptions.class)
public abstract class PluginContract {

  private static final Set<Class<?>> KINDS =
      Set.of(
          Dataset.class,
          EncoderTrainer.class,
          EmbedderTrainer.class,
          Schedule.class,
          DenoiserTrainer.class,
          Guidance.class,
          Sampler.class,
          Metric.class);

  /** Returns the plug-in to be tested. */
  protected abstract Plugin plugin();

  /**
   * Returns the vendor's name, the part before the dot in the names of components: the plug-in's
   * name up to its first hyphen. It is empty for difflab's own plug-ins.
   */
  protected Optional<String> vendor() {
    return Optional.of(plugin().name().split("-", 2)[0]);
  }

  /**
   * Returns options for a component with options that have no default (rule P9); without them, such
   * a component is not created.
   */
  protected Optional<Record> exampleOptions(Component<?> component) {
    return Optional.empty();
  }

  /** Returns further types that can be injected; empty except for difflab's own plug-ins. */
  protected List<Object> alsoInjected() {
    return List.of();
  }

  @Test
  @DisplayName("P1: a plug-in has a name of lower-case words joined by hyphens, and a version")
  void pluginIsNamed() {
    Rule rule = new Rule("P1", "Name it like acme-trees; leave version() to the jar's manifest");
    String name = plugin().name();
    rule.require(name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"), "its name is '" + name + "'");
    String version = plugin().version();
    rule.require(version != null && !version.isBlank(), "its version is '" + version + "'");
  }

  @Test
  @DisplayName(
      "P2: the service file names its class, which is public and has a constructor without"
          + " parameters")
  void serviceFileNamesIt() {
    Rule rule =
        new Rule(
            "P2", "Put the name of its class into META-INF/services/" + Plugin.class.getName());
    Class<?> type = plugin().getClass();
    List<String> named = PluginJar.of(type).service(Plugin.class);
    rule.require(
        named.contains(type.getName()),
        "the service file names " + named + " where " + type.getName() + " is due");
    rule.require(
        Modifier.isPublic(type.getModifiers())
            && Arrays.stream(type.getConstructors()).anyMatch(c -> c.getParameterCount() == 0),
        type.getName() + " is not public, or has no public constructor without parameters");
  }

  @Test
  @DisplayName("P3: it states by @SpiVersion the version of the interface it was built against")
  void spiVersionIsStated() {
    Rule rule =
        new Rule("P3", "Annotate it @SpiVersion(SpiVersion.CURRENT), always with the constant");
    Optional<SpiVersion> stated =
        Optional.ofNullable(plugin().getClass().getAnnotation(SpiVersion.class));
    rule.require(stated.isPresent(), plugin().getClass().getName() + " is not annotated");
    rule.requireEqual(SpiVersion.CURRENT, stated.get().value(), "the version stated");
  }

  @Test
  @DisplayName("P4: names of components begin with the vendor's name and a dot")
  void namesHaveTheVendorsPrefix() {
    String prefix = vendor().map(vendor -> vendor + ".").orElse("");
    Rule rule =
        new Rule(
            "P4",
            prefix.isEmpty()
                ? "Names with a dot are reserved for vendors"
                : "Name it " + prefix + "something, or override vendor()");
    for (Component<?> component : plugin().components()) {
      String name = component.name();
      rule.require(
          name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0,
          "a component is named '" + name + "'");
    }
  }

  @Test
  @DisplayName("P5: each component is of an existing kind, is declared once and has a summary")
  void componentsAreDeclared() {
    Rule rule =
        new Rule(
            "P5", "Trained parts are declared by the kind of their trainer, others by their own");
    rule.require(!plugin().components().isEmpty(), "there is no component");
    Set<String> seen = new HashSet<>();
    for (Component<?> component : plugin().components()) {
      String words = words(component);
      rule.require(
          KINDS.contains(component.kind()),
          words
              + " is none of "
              + KINDS.stream()
                  .map(Class::getSimpleName)
                  .sorted()
                  .collect(Collectors.joining(", ")));
      rule.require(seen.add(words), words + " is declared twice");
      rule.require(!component.summary().isBlank(), words + " has no summary");
    }
  }

  @Test
  @DisplayName("P6: implementations are classes of their kind with one @Inject constructor")
  void implementationsCanBeInjected() {
    Rule rule =
        new Rule(
            "P6",
            "Annotate one constructor @jakarta.inject.Inject, and inject only what the"
                + " documentation of Plugin lists");
    for (Component<?> component : plugin().components()) {
      Class<?> type = component.implementation();
      rule.require(
          component.kind().isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()),
          type.getName() + " is not a class that implements " + component.kind().getSimpleName());
      List<Constructor<?>> injected = constructors(type);
      rule.requireEqual(
          1, injected.size(), "the number of @Inject constructors of " + type.getName());
      for (Class<?> asked : injected.get(0).getParameterTypes()) {
        rule.require(
            injection(component).has(asked),
            words(component) + " asks for " + asked.getName() + ", which is not available");
      }
    }
  }

  @Test
  @DisplayName("P7: every option is documented, of a type that options can have, and named once")
  void optionsAreDocumented() {
    Rule rule =
        new Rule(
            "P7", "Annotate every component of an options record @Option(help = …) or @Inline");
    for (Component<?> component : plugin().components()) {
      DeclaredOptions.problems(component.options())
          .forEach(
              problem -> {
                throw rule.brokenBy(words(component) + ": " + problem);
              });
    }
  }

  @Test
  @DisplayName("P8: every default is of its type and range, and the record takes all of them")
  void defaultsWork() {
    Rule rule =
        new Rule("P8", "Write defaultsTo as in a file, and let the constructor check ranges alone");
    for (Component<?> component : plugin().components()) {
      try {
        defaults(component);
      } catch (InputException e) {
        throw rule.brokenBy(words(component) + ": " + e.getMessage(), e);
      }
    }
  }

  @Test
  @DisplayName("P9: a component can be created with its default options")
  void componentsCanBeMade() {
    Rule rule =
        new Rule(
            "P9",
            "A constructor stores and checks its arguments; computations belong in methods. If the"
                + " defaults do not suit this test, override exampleOptions()");
    for (Component<?> component : plugin().components()) {
      Optional<Record> options = exampleOptions(component).or(() -> rightDefaults(component));
      if (options.isPresent()) {
        try {
          injection(component).make(component, options.get());
        } catch (ReflectiveOperationException e) {
          Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
          throw rule.brokenBy(words(component) + " cannot be made: " + cause, cause);
        }
      }
    }
  }

  @Test
  @DisplayName("P10: it contains no class of difflab's interface or of jakarta.inject")
  void interfaceIsNotBundled() {
    Rule rule =
        new Rule(
            "P10", "Give difflab-spi the scope provided, so that builds leave it out of the jar");
    List<String> bundled =
        PluginJar.of(plugin().getClass()).entries().stream()
            .filter(
                entry ->
                    entry.startsWith("org/difflab/spi/") || entry.startsWith("jakarta/inject/"))
            .filter(entry -> entry.endsWith(".class"))
            .toList();
    rule.require(bundled.isEmpty(), "beside " + plugin().getClass().getName() + " lie " + bundled);
  }

  /** Wrong declarations are reported by rule P7. */
  private static Optional<Record> defaults(Component<?> component) {
    try {
      return DeclaredOptions.defaults(words(component), component.options());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Wrong defaults are reported by rule P8. */
  private static Optional<Record> rightDefaults(Component<?> component) {
    try {
      return defaults(component);
    } catch (InputException e) {
      return Optional.empty();
    }
  }

  private Injection injection(Component<?> component) {
    return new Injection(
        component.options(),
        Stream.concat(alsoInjected().stream(), plugin().services().stream().map(Service::instance))
            .toList());
  }

  private static List<Constructor<?>> constructors(Class<?> type) {
    return Stream.of(type.getDeclaredConstructors())
        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
        .toList();
  }

  private static String words(Component<?> component) {
    return component.kind().getSimpleName() + " '" + component.name() + "'";
  }
}
