// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.Training;

/**
 * Gives each prompt of the vocabulary a column, in its order. With the first prompt's column
 * dropped, that prompt is the row of zeros, so that the columns do not add up to a constant, as a
 * regression with an intercept requires. Otherwise the row of zeros is the condition for "no
 * prompt".
 */
public final class OneHotTrainer implements EmbedderTrainer {

  private final Options options;

  /**
   * The options of this component.
   *
   * @param dropFirst whether the first prompt has no column
   */
  public record Options(
      @Option(
              help =
                  "whether to leave out the first prompt's column; there is then no vector for \"no"
                      + " prompt\"",
              defaultsTo = "false")
          boolean dropFirst) {}

  /** Creates the trainer. */
  @Inject
  public OneHotTrainer(Options options) {
    this.options = options;
  }

  @Override
  public int width(List<String> vocabulary) {
    int width = vocabulary.size() - dropped();
    if (width < 1) {
      throw new IllegalArgumentException(
          options.dropFirst()
              ? "one-hot: drop-first needs at least 2 prompts, found "
                  + vocabulary.size()
                  + "; leave it out"
              : "one-hot: needs at least 1 prompt, found none");
    }
    return width;
  }

  private int dropped() {
    return options.dropFirst() ? 1 : 0;
  }

  @Override
  public boolean hasUnconditional() {
    return !options.dropFirst();
  }

  @Override
  public Embedder train(EmbedderInput input, Training training) {
    width(input.vocabulary());
    return new OneHotEmbedder(new Vocabulary(input.vocabulary()), dropped());
  }

  @Override
  public Embedder load(Weights weights) {
    Vocabulary vocabulary = Vocabulary.load(weights);
    try {
      width(vocabulary.prompts());
    } catch (IllegalArgumentException e) {
      throw new InputException("weights: " + e.getMessage(), e);
    }
    return new OneHotEmbedder(vocabulary, dropped());
  }
}
