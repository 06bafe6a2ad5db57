// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import java.util.List;
import org.difflab.spi.Embedder;

/**
 * Trains embedders, by the rules of {@link Embedder}.
 *
 * @since 0.1
 */
public interface EmbedderTrainer extends Trainer<EmbedderInput, Embedder> {

  /**
   * Returns, before anything is trained, the width of the conditions.
   *
   * @throws IllegalArgumentException if such prompts cannot be embedded, with the reason
   */
  int width(List<String> vocabulary);

  /** Returns, before anything is trained, whether there will be a condition for "no prompt". */
  boolean hasUnconditional();
}
