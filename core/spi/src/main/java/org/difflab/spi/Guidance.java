// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.Optional;

/**
 * Strengthens the influence of the prompt on a denoiser, as a denoiser that wraps it.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>G1: the same rows give the same bits, from several threads too
 *   <li>G2: rows, conditions and the estimates of the denoiser it wraps are left untouched
 *   <li>G3: rows are independent of each other, of their number and order
 *   <li>G4: if a required condition for "no prompt" is missing, it is refused at once with a
 *       message
 *   <li>G5: where the prompt has no influence, the estimate is the denoiser's own
 *   <li>G6: estimates are finite, n rows of the width of x_t
 *   <li>G7: the denoiser is called at the level given, with a condition for each row
 * </ul>
 *
 * @since 0.1
 */
public interface Guidance {

  /** Returns whether {@link #guide} needs the condition for "no prompt". */
  boolean needsUnconditional();

  /**
   * Checks before training whether it can guide latents, and whether its options have an effect on
   * them.
   *
   * @param latents the layout of latents
   * @throws IllegalArgumentException if not, with the reason
   */
  default void check(Shape latents) {}

  /**
   * Wraps a denoiser.
   *
   * @param unconditional the embedder's one row for "no prompt"
   * @throws IllegalArgumentException if it is needed and absent
   */
  Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional);
}
