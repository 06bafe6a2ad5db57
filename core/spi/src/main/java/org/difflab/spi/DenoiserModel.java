// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.Optional;

/**
 * A trained denoiser, which can be saved.
 *
 * @since 0.1
 */
public interface DenoiserModel extends Denoiser, Model {

  /**
   * Returns the embedder's vectors if they were tuned together with this denoiser. Its conditions
   * must then come from these vectors instead of those it was given for training (see {@link
   * TunableEmbedder#withVectors}).
   */
  default Optional<Matrix> tunedVectors() {
    return Optional.empty();
  }
}
