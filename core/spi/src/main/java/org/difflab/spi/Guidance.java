package org.difflab.spi;

import java.util.Optional;

/** Strengthens the influence of the prompt on a denoiser, as a denoiser that wraps it. */
public interface Guidance {

  /** Returns whether {@link #guide} needs the condition that stands for "no prompt". */
  boolean needsUnconditional();

  /**
   * Wraps a denoiser.
   *
   * @param unconditional the embedder's one row for "no prompt"
   * @throws IllegalArgumentException if it is needed and absent
   */
  Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional);
}
