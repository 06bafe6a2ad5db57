// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.engine.wiring.Wired;
import org.difflab.files.text.PromptText;
import org.difflab.files.text.Spelling;
import org.difflab.linear.device.JavaMemory;
import org.difflab.spi.Dataset;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;

/**
 * What is known of a data set before anything is trained: from its description before it is read,
 * and exactly once it has been read. Both are checked by the same code.
 *
 * @param name the name of the component
 * @param shape how samples are laid out
 * @param prompts its vocabulary
 * @param sizes how many samples its parts have
 */
public record DataOutline(String name, Shape shape, List<String> prompts, SplitSizes sizes) {

  /** Fewer samples have no spread. */
  private static final int LEAST = 2;

  /** How many prompts a message names at most. */
  private static final int NAMED = 10;

  /** Copies the prompts. */
  public DataOutline {
    prompts = List.copyOf(prompts);
  }

  /**
   * Describes a data set without reading its data.
   *
   * @throws org.difflab.spi.InputException if a file that must be looked at for that is missing or
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

  /** Returns the bytes of all samples whose number is known. */
  public long bytes() {
    return Stream.of(sizes.train(), sizes.validation(), sizes.test())
        .mapToLong(part -> (long) Float.BYTES * part.total().orElse(0) * shape.size())
        .sum();
  }

  /** Returns why the samples do not fit into Java's memory; nothing if they do, as far as known. */
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

  /** Returns why nothing could be trained on it; nothing if that is not known. */
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
