package org.difflab.engine.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.difflab.engine.yaml.Node;
import org.difflab.engine.yaml.Overlay;
import org.difflab.engine.yaml.Place;
import org.difflab.engine.yaml.Problems;
import org.difflab.engine.yaml.YamlReader;
import org.difflab.spi.plugin.Part;

/**
 * Reads choices of components, a word or a mapping with {@code type} and options, into {@link
 * Part}s. Every problem is reported where it stands; what depends on a wrong value is left unsaid.
 */
public final class PartReader {

  /** Takes paths as they are written. */
  public static final Function<String, Path> AS_WRITTEN = Path::of;

  private static final int DEEPEST = 20;

  private final Registry registry;
  private final Problems problems;
  private final OptionReader options;

  /**
   * Makes a reader.
   *
   * @param problems where to report
   * @param paths what a path written in the file stands for
   */
  public PartReader(Registry registry, Problems problems, Function<String, Path> paths) {
    this.registry = registry;
    this.problems = problems;
    this.options = new OptionReader(problems, paths, this::read);
  }

  /** Reads a choice of a component by the interface it must serve; nothing if it is wrong. */
  @SuppressWarnings("unchecked") // A part of a kind serves the interface of the kind.
  public <T> Optional<Part<T>> read(Class<T> kind, Node node) {
    Kind known =
        Kind.of(kind)
            .orElseThrow(() -> new IllegalArgumentException(kind + " is no kind of component"));
    return read(known, node).map(part -> (Part<T>) part);
  }

  /** Reads a choice of a component; nothing if it is wrong. */
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
    boolean known = reportUnknown(registered, mapping);
    List<Object> values = new ArrayList<>();
    for (OptionDescription option : registered.options()) {
      Optional<Node> given = mapping.get(option.name());
      Optional<Node> written =
          given.isPresent() ? withDefault(option, given.get()) : orDefault(option, mapping.place());
      if (written.isEmpty()) {
        problems.report(
            mapping.place(),
            registered.words() + " needs option '" + option.name() + "': " + option.help());
        continue;
      }
      options
          .read(
              "option '" + option.name() + "' of " + registered.words(),
              option,
              written.get(),
              depth)
          .ifPresent(values::add);
    }
    if (!known || values.size() < registered.options().size()) {
      return Optional.empty();
    }
    return make(registered, values, mapping.place());
  }

  private <T> Optional<Part<?>> make(
      RegisteredComponent<T> registered, List<Object> values, Place place) {
    try {
      return Optional.of(
          new Part<>(
              registered.component().kind(),
              registered.component().name(),
              OptionsRecord.make(registered.component().options(), values)));
    } catch (IllegalArgumentException e) {
      problems.report(place, registered.words() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private boolean reportUnknown(RegisteredComponent<?> registered, Node.Mapping mapping) {
    List<String> names = registered.options().stream().map(OptionDescription::name).toList();
    boolean known = true;
    for (Node.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!key.equals(Overlay.TYPE) && !names.contains(key)) {
        known = false;
        problems.report(
            entry.key().place(),
            registered.words()
                + " has no option '"
                + key
                + "'"
                + Spelling.suggestion(key, names)
                + (names.isEmpty() ? " (it has none)" : " (" + String.join(", ", names) + ")"));
      }
    }
    return known;
  }

  /** Checks every default of a component, and that its record takes them all together. */
  void checkDefaults(RegisteredComponent<?> registered, Place place) {
    List<Object> values = new ArrayList<>();
    for (OptionDescription option : registered.options()) {
      orDefault(option, place)
          .flatMap(node -> options.read("option '" + option.name() + "'", option, node, 0))
          .ifPresent(values::add);
    }
    if (values.size() == registered.options().size()) {
      make(registered, values, place);
    }
  }

  /**
   * Returns what is given, or, where it is a nested choice without a type, the default adjusted by
   * it.
   */
  private Optional<Node> withDefault(OptionDescription option, Node given) {
    Optional<Node> adjusted =
        option.type() instanceof OptionType.Nested
            ? orDefault(option, given.place()).map(base -> Overlay.apply(base, given))
            : Optional.empty();
    return Optional.of(adjusted.orElse(given));
  }

  /** Returns the default of an option as if it stood at a place, or nothing if it has none. */
  private Optional<Node> orDefault(OptionDescription option, Place place) {
    return option.defaultText().map(text -> parsed(option, text, place));
  }

  private Node parsed(OptionDescription option, String text, Place place) {
    if (text.isBlank()) {
      return option.type() instanceof OptionType.Several
          ? new Node.Sequence(place, List.of())
          : new Node.Scalar(
              place,
              text,
              option.type() == OptionType.Simple.TEXT ? Node.Style.QUOTED : Node.Style.PLAIN);
    }
    Problems wrong = new Problems(option.name());
    Optional<Node> node = new YamlReader(wrong).read(text);
    wrong
        .sorted()
        .forEach(
            problem ->
                problems.report(
                    place, "the default of '" + option.name() + "': " + problem.message()));
    return node.map(found -> moved(found, place))
        .orElseGet(() -> new Node.Sequence(place, List.of()));
  }

  private static Node moved(Node node, Place place) {
    if (node instanceof Node.Mapping mapping) {
      return new Node.Mapping(
          place,
          mapping.entries().stream()
              .map(
                  entry ->
                      new Node.Entry(
                          new Node.Scalar(place, entry.key().text(), entry.key().style()),
                          moved(entry.value(), place)))
              .toList());
    }
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          place, sequence.items().stream().map(item -> moved(item, place)).toList());
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return new Node.Scalar(place, scalar.text(), scalar.style());
  }
}
