// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.files.text.PromptText;
import org.difflab.files.text.Spelling;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.wiring.Wired;
import org.difflab.spi.Dataset;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;

/**
 * The properties of a data set that are known before training: from its description before it is
 * read, and exactly after it has been read. Both are checked by the same code.
 *
 * @param name the name of the component
 * @param shape the layout of samples
 * @param prompts its vocabulary
 * @param sizes the numbers of samples of its parts
 */
public record DataOutline(String name, Shape shape, List<String> prompts, SplitSizes sizes) {

  /** The minimum number of samples with a variance. */
  private static final int LEAST = 2;

  /** Maximum number of prompts named in a message. */
  private static final int NAMED = 10;

  /** Copies the prompts. */
  public DataOutline {
    prompts = List.copyOf(prompts);
  }

  /**
   * Describes a data set without reading its data.
   *
   * @throws org.difflab.spi.InputException if a file that must be read for that is missing or
   *     damaged
   */
  public static DataOutline of(Wired<Dataset> made) {
    Dataset dataset = made.component();
    return new DataOutline(made.name(), dataset.shape(), dataset.prompts(), dataset.sizes());
  }

  /** Describes a data set that has been read. */
  static DataOutline of(TrainingData data) {
    return new DataOutline(
        data.part().name(), data.shape(), data.prompts(), SplitSizes.of(data.splits()));
  }

  /** Returns the size in bytes of all parts with a known number of samples. */
  public long bytes() {
    return Stream.of(sizes.train(), sizes.validation(), sizes.test())
        .mapToLong(part -> (long) Float.BYTES * part.total().orElse(0) * shape.size())
        .sum();
  }

  /** Returns why the samples do not fit into Java's memory; empty if they do, as far as known. */
  public Optional<String> tooLarge(JavaMemory memory) {
    return bytes() <= memory.limit()
        ? Optional.empty()
        : Optional.of(
            "dataset '"
                + name
                + "' needs more memory than is available: its samples take "
                + JavaMemory.text(bytes())
                + ". "
                + memory.advice(bytes()));
  }

  /** Returns why nothing can be trained on it; empty if no reason is known. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    tooLarge(JavaMemory.ofThisProcess()).ifPresent(problems::add);
    if (sizes.train().isFewerThan(LEAST)) {
      problems.add(
          "dataset '"
              + name
              + "': training needs at least "
              + LEAST
              + " samples, found "
              + sizes.train().total().orElseThrow());
      return problems;
    }
    List<String> untrained =
        prompts.stream()
            .filter(prompt -> sizes.train().count(prompt).orElse(1) == 0)
            .map(prompt -> "'" + PromptText.inOneLine(prompt) + "'")
            .toList();
    if (!untrained.isEmpty()) {
      problems.add(
          "dataset '"
              + name
              + "': "
              + (untrained.size() == 1 ? "prompt " : "prompts ")
              + Spelling.first(NAMED, untrained)
              + (untrained.size() == 1 ? " has" : " have")
              + " no training samples ("
              + Spelling.counted(sizes.train().total().orElseThrow(), "training sample")
              + ", "
              + Spelling.counted(prompts.size(), "prompt")
              + ")");
    }
    return problems;
  }
}
