package org.difflab.spi;

import java.util.List;
import java.util.Optional;

/** Turns prompts into the vectors that condition a denoiser. */
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
