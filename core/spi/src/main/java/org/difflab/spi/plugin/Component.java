// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.difflab.spi.Shape;

/**
 * The declaration of a component.
 *
 * @param kind the interface it implements: {@code Dataset}, {@code EncoderTrainer}, {@code
 *     EmbedderTrainer}, {@code Schedule}, {@code DenoiserTrainer}, {@code Guidance}, {@code
 *     Sampler} or {@code Metric}
 * @param name the {@code type} by which files name it: lower-case words joined by hyphens; in
 *     plug-ins of other vendors preceded by the vendor's name and a dot, as in "acme.tree"
 * @param implementation the class to instantiate, with one {@code jakarta.inject.Inject}
 *     constructor
 * @param options the record of its options, every component annotated with {@link Option} or {@link
 *     Inline}; {@link NoOptions} if it has none
 * @param summary one sentence on what it does, with the source of its formula
 * @param defaultFor the data for which it is the default of its slot; at most one component of each
 *     kind can be the default for the same data
 * @param explanations how to read the measurements of a metric, one for each name; empty for all
 *     other kinds
 * @param listOption the option, a list of parts of the same kind, to which a list belongs that a
 *     file has in the slot of a pipeline in place of a component: {@code encoder: [a, b]} is {@code
 *     encoder: {type: chain, links: [a, b]}} where {@code chain} declares {@code links}; of each
 *     kind one component at most declares one
 * @param <T> the interface it implements
 * @since 0.1
 */
public record Component<T>(
    Class<T> kind,
    String name,
    Class<? extends T> implementation,
    Class<? extends Record> options,
    String summary,
    DefaultFor defaultFor,
    List<Explanation> explanations,
    Optional<String> listOption) {

  private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]*\\.)?[a-z0-9][a-z0-9+-]*");

  /**
   * Checks the name and copies the list.
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
    explanations = List.copyOf(explanations);
  }

  /** Declares a component that is not the default of its slot. */
  public Component(
      Class<T> kind,
      String name,
      Class<? extends T> implementation,
      Class<? extends Record> options,
      String summary) {
    this(
        kind, name, implementation, options, summary, DefaultFor.NONE, List.of(), Optional.empty());
  }

  /** Returns this declaration as the default for some data. */
  public Component<T> asDefaultFor(DefaultFor data) {
    return new Component<>(
        kind, name, implementation, options, summary, data, explanations, listOption);
  }

  /** Returns this declaration of a metric with explanations of its measurements. */
  public Component<T> explainedBy(List<Explanation> texts) {
    return new Component<>(
        kind, name, implementation, options, summary, defaultFor, texts, listOption);
  }

  /**
   * Returns this declaration as that of what a list means in the slot of its kind.
   *
   * @param option the name, as in files, of the option that the list is the value of
   * @since 0.3
   */
  public Component<T> asListOf(String option) {
    return new Component<>(
        kind,
        name,
        implementation,
        options,
        summary,
        defaultFor,
        explanations,
        Optional.of(option));
  }

  /** The data for which a component is the default of its slot. */
  public enum DefaultFor {
    /** No data: the component must be named. */
    NONE,
    /** Images. */
    IMAGES,
    /** All data that are not images, such as points and tables. */
    OTHER_DATA,
    /** All data. */
    ALL_DATA;

    /** Returns whether it includes samples of a shape. */
    public boolean covers(Shape shape) {
      return this == ALL_DATA || this == (shape.isImage() ? IMAGES : OTHER_DATA);
    }
  }

  /** The options record of a component without options. */
  public record NoOptions() {}
}
