// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import java.util.Optional;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * The training data of a denoiser.
 *
 * @param shape the layout of latents
 * @param latents n×w, clean
 * @param conditions n×c, the embedded prompt of each row
 * @param unconditional the condition for "no prompt", one row, if the embedder has one
 * @param vectors the embedder's vectors, if its conditions are rows of a table that may be tuned
 * @since 0.1
 */
public record DenoiserInput(
    Shape shape,
    Matrix latents,
    Matrix conditions,
    Optional<Matrix> unconditional,
    Optional<PromptVectors> vectors) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they do not match
   */
  public DenoiserInput {
    latents.requireColumns(shape.size(), "latents");
    if (conditions.rows() != latents.rows()) {
      throw new IllegalArgumentException(
          latents.rows()
              + " latents need the same number of conditions, found "
              + conditions.rows());
    }
    unconditional.ifPresent(
        row -> row.requireColumns(conditions.columns(), "the unconditional row"));
    vectors.ifPresent(
        table -> {
          table.vectors().requireColumns(conditions.columns(), "the embedder's vectors");
          if (table.rows().length != latents.rows()) {
            throw new IllegalArgumentException(
                latents.rows()
                    + " latents need the same number of vectors, found "
                    + table.rows().length);
          }
        });
  }

  /** Creates an input with fixed conditions. */
  public DenoiserInput(
      Shape shape, Matrix latents, Matrix conditions, Optional<Matrix> unconditional) {
    this(shape, latents, conditions, unconditional, Optional.empty());
  }

  /** Returns this input with fixed conditions. */
  public DenoiserInput fixed() {
    return new DenoiserInput(shape, latents, conditions, unconditional);
  }
}
