// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.files.yaml.DurationText;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Node.Style;
import org.difflab.files.yaml.Overlay;
import org.difflab.files.yaml.Place;
import org.difflab.spi.plugin.Part;

/**
 * Writes {@link Part}s in the format of files with all options, from which equal parts can be read.
 */
public final class PartWriter {

  private static final Node.Scalar NOTHING = plain("null");

  private final Registry registry;

  /** Creates a writer of parts whose components are in {@code registry}. */
  public PartWriter(Registry registry) {
    this.registry = registry;
  }

  /**
   * Returns {@code {type: name, option: value, …}}, options in the order of their record.
   *
   * @throws IllegalArgumentException if the component is not registered
   */
  public Node.Mapping write(Part<?> part) {
    List<Node.Entry> entries = new ArrayList<>();
    entries.add(new Node.Entry(plain(Overlay.TYPE), quoted(part.name())));
    entries.addAll(options(registered(registry, part).options(), part.options()));
    return new Node.Mapping(Place.START, entries);
  }

  private List<Node.Entry> options(List<OptionDescription> options, Record chosen) {
    List<Node.Entry> entries = new ArrayList<>();
    List<Object> values = OptionsRecord.values(chosen);
    for (int i = 0; i < options.size(); i++) {
      entries.add(
          new Node.Entry(
              plain(options.get(i).name()), value(options.get(i).type(), values.get(i))));
    }
    return entries;
  }

  static RegisteredComponent<?> registered(Registry registry, Part<?> part) {
    RegisteredComponent<?> registered =
        Kind.of(part.kind())
            .flatMap(kind -> registry.find(kind, part.name()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        part.kind().getSimpleName() + " '" + part.name() + "' is not installed"));
    if (!registered.component().options().isInstance(part.options())) {
      throw new IllegalArgumentException(
          registered.words()
              + " has options of "
              + registered.component().options().getName()
              + ", found "
              + part.options().getClass().getName());
    }
    return registered;
  }

  /** Returns the shortest decimal that parses to the number, the same on every Java version. */
  static String text(double number) {
    return NumberOutput.toString(number, true);
  }

  /** Returns a path with '/' between its names. */
  static String text(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** Returns the value of an {@code Optional} of any type. */
  static Optional<Object> present(Object optional) {
    if (optional instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
    if (optional instanceof OptionalDouble number) {
      return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
    return ((Optional<?>) optional).map(Object.class::cast);
  }

  private Node value(OptionType type, Object value) {
    if (type instanceof OptionType.Maybe maybe) {
      return present(value).map(inner -> value(maybe.value(), inner)).orElse(NOTHING);
    }
    if (type instanceof OptionType.Several several) {
      return new Node.Sequence(
          Place.START,
          ((List<?>) value).stream().map(item -> value(several.item(), item)).toList());
    }
    if (type instanceof OptionType.Nested) {
      return write((Part<?>) value);
    }
    if (type instanceof OptionType.Group group) {
      return new Node.Mapping(Place.START, options(group.options(), (Record) value));
    }
    if (type instanceof OptionType.Choice) {
      return quoted(OptionType.Choice.word((Enum<?>) value));
    }
    return switch ((OptionType.Simple) type) {
      case INT, LONG, BOOLEAN -> plain(value.toString());
      case DOUBLE -> plain(text((Double) value));
      case TEXT -> quoted((String) value);
      case PATH -> quoted(text((Path) value));
      case DURATION -> plain(DurationText.of((Duration) value));
    };
  }

  private static Node.Scalar plain(String text) {
    return new Node.Scalar(Place.START, text, Style.PLAIN);
  }

  private static Node.Scalar quoted(String text) {
    return new Node.Scalar(Place.START, text, Style.QUOTED);
  }
}
