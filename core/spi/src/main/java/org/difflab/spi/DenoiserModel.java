// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.Optional;

/**
 * A denoiser that was trained, and can be saved.
 *
 * @since 0.1
 */
public interface DenoiserModel extends Denoiser, Model {

  /**
   * Returns the embedder's vectors as they were tuned along with this denoiser, if they were: it
   * wants conditions that come from these instead of those it was given for training (see {@link
   * TunableEmbedder#withVectors}).
   */
  default Optional<Matrix> tunedVectors() {
    return Optional.empty();
  }
}
