// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import java.util.Optional;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * What a denoiser is trained on.
 *
 * @param shape how latents are laid out
 * @param latents n×w, clean
 * @param conditions n×c, the embedded prompt of each row
 * @param unconditional the one row that stands for "no prompt", if the embedder has one
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
   * @throws IllegalArgumentException if they do not fit each other
   */
  public DenoiserInput {
    latents.requireColumns(shape.size(), "latents");
    if (conditions.rows() != latents.rows()) {
      throw new IllegalArgumentException(
          latents.rows() + " latents need as many conditions, found " + conditions.rows());
    }
    unconditional.ifPresent(
        row -> row.requireColumns(conditions.columns(), "the unconditional row"));
    vectors.ifPresent(
        table -> {
          table.vectors().requireColumns(conditions.columns(), "the embedder's vectors");
          if (table.rows().length != latents.rows()) {
            throw new IllegalArgumentException(
                latents.rows() + " latents need as many vectors, found " + table.rows().length);
          }
        });
  }

  /** Makes an input whose conditions stay as they are. */
  public DenoiserInput(
      Shape shape, Matrix latents, Matrix conditions, Optional<Matrix> unconditional) {
    this(shape, latents, conditions, unconditional, Optional.empty());
  }

  /** Returns this input with conditions that stay as they are. */
  public DenoiserInput fixed() {
    return new DenoiserInput(shape, latents, conditions, unconditional);
  }
}
