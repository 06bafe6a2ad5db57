// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import java.util.List;
import org.difflab.spi.Samples;

/**
 * The training data of an embedder.
 *
 * @param vocabulary every prompt of the data set, in its order
 * @param latents the encoded training part of the data with its prompts
 * @since 0.1
 */
public record EmbedderInput(List<String> vocabulary, Samples latents) {

  /** Copies the vocabulary. */
  public EmbedderInput {
    vocabulary = List.copyOf(vocabulary);
  }
}
