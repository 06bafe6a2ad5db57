package org.difflab.spi.plugin;

import java.util.regex.Pattern;

/**
 * The declaration of a component.
 *
 * @param kind the interface it serves: {@code Dataset}, {@code EncoderTrainer}, {@code
 *     EmbedderTrainer}, {@code Schedule}, {@code DenoiserTrainer}, {@code Guidance}, {@code
 *     Sampler} or {@code Metric}
 * @param name the {@code type} by which files name it: lower-case words joined by hyphens, for
 *     plug-ins of others behind the vendor's name and a dot, as in "acme.tree"
 * @param implementation the class to make, with one {@code jakarta.inject.Inject} constructor
 * @param options the record of its options, every component annotated with {@link Option}; {@link
 *     NoOptions} if it has none
 * @param summary one sentence on what it does, with the source of its formula
 * @param <T> the interface it serves
 */
public record Component<T>(
    Class<T> kind,
    String name,
    Class<? extends T> implementation,
    Class<? extends Record> options,
    String summary) {

  private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]*\\.)?[a-z0-9][a-z0-9+-]*");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not of the form above
   */
  public Component {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a component's name is lower-case words joined by hyphens, or vendor.name; found '"
              + name
              + "'");
    }
  }

  /** The options of a component that has none. */
  public record NoOptions() {}
}
