// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * An embedder with an embedding table, which a denoiser trained by gradients may tune together with
 * its own weights.
 *
 * @since 0.1
 */
public interface TunableEmbedder extends Embedder {

  /**
   * Returns the table: one row per prompt, followed by the row for "no prompt" if {@link
   * #unconditional} returns one.
   */
  Matrix vectors();

  /**
   * Returns the number of the row of each prompt.
   *
   * @throws InputException as {@link #embed} does
   */
  int[] rows(List<String> prompts);

  /**
   * Returns an embedder of the same prompts with other vectors.
   *
   * @throws IllegalArgumentException if the table has another size
   */
  TunableEmbedder withVectors(Matrix vectors);
}
