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
 *   <li>M3: each prompt has its own condition, independent of the prompts embedded with it
 *   <li>M4: the width and the condition for "no prompt" are those that the trainer stated before
 *       training
 *   <li>M5: the condition for "no prompt" is one finite row that no prompt has
 *   <li>M6: an unknown prompt is refused by a message that names it and a known one, or embedded
 *       where any text is
 *   <li>M7: the conditions of an embedder that can be tuned are the rows of its vectors
 *   <li>M8: an embedder can be given other vectors of the same size, and is saved with them; the
 *       original is unchanged
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
   * @throws InputException if a prompt is unknown, naming it, the known ones and the nearest
   */
  Matrix embed(List<String> prompts);

  /**
   * Returns the condition for "no prompt", one row, or empty if this embedder reserves no vector
   * for it.
   */
  Optional<Matrix> unconditional();
}
