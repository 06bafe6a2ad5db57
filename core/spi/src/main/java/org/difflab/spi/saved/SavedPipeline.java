// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.saved;

import java.util.List;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Part;

/**
 * A pipeline that an earlier run trained and saved. {@link org.difflab.spi.plugin.Parts} makes its
 * components, whose {@code load} takes the weights.
 *
 * @since 0.3
 */
public interface SavedPipeline {

  /** Returns the words for it in messages: "trial 'digits seed 1' of runs/digits". */
  String name();

  /** Returns the layout of the samples that it was trained on. */
  Shape shape();

  /** Returns the prompts that it was trained on, in the order of its conditions. */
  List<String> prompts();

  /**
   * Returns a component with its options.
   *
   * @param kind {@code EncoderTrainer}, {@code EmbedderTrainer}, {@code Schedule}, {@code
   *     DenoiserTrainer}, {@code Guidance} or {@code Sampler}
   * @throws IllegalArgumentException if a pipeline has no component of the kind
   */
  <T> Part<T> part(Class<T> kind);

  /**
   * Returns a component with its options as a file has it, on one line, for messages: "{type:
   * cosine, steps: 200}".
   *
   * @param kind as for {@link #part}
   * @throws IllegalArgumentException if a pipeline has no component of the kind
   */
  String text(Class<?> kind);

  /**
   * Reads the weights of a component.
   *
   * @param kind {@code EncoderTrainer}, {@code EmbedderTrainer} or {@code DenoiserTrainer}
   * @throws org.difflab.spi.InputException naming the file, if it is missing, damaged, or not the
   *     one that was written
   * @throws IllegalArgumentException if components of the kind have no weights
   */
  Weights weights(Class<?> kind);
}
