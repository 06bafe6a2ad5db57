// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;
import java.util.Optional;

/**
 * Turns prompts into the vectors that condition a denoiser.
 *
 * <p>Rules that the conformance kit checks, of its {@link org.difflab.spi.training.EmbedderTrainer}
 * too:
 *
 * <ul>
 *   <li>M1: the same seed and data give the same bits
 *   <li>M2: an embedder restored from its weights gives the same bits
 *   <li>M3: each prompt has a condition of its own, whatever else is embedded with it
 *   <li>M4: the width and the condition for "no prompt" are what the trainer said before training
 *   <li>M5: the condition for "no prompt" is one finite row that no prompt has
 *   <li>M6: an unknown prompt is refused by a message that names it and a known one, or embedded
 *       where any text is
 *   <li>M7: the conditions of an embedder that can be tuned are the rows of its vectors
 *   <li>M8: an embedder takes other vectors of the same size, is saved with them, and stays
 *   <li>M9: the samples it is trained on are left untouched
 *   <li>M10: another seed changes what is trained, unless training draws nothing
 * </ul>
 *
 * @since 0.1
 */
public interface Embedder extends Model {

  /** Returns the width of a condition vector, at least 1. */
  int width();

  /**
   * Embeds n prompts as an n×{@link #width} matrix.
   *
   * @throws InputException naming the prompt, those that are known and the nearest, if one is
   *     unknown
   */
  Matrix embed(List<String> prompts);

  /**
   * Returns the condition, one row, that stands for "no prompt", or nothing if this embedder leaves
   * no vector free for it.
   */
  Optional<Matrix> unconditional();
}
