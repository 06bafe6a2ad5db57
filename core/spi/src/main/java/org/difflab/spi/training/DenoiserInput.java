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
 */
public record DenoiserInput(
    Shape shape, Matrix latents, Matrix conditions, Optional<Matrix> unconditional) {

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
  }
}
