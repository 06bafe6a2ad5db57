// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.guidance;

import jakarta.inject.Inject;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;

/** Returns the denoiser unchanged. */
public final class NoGuidance implements Guidance {

  /** Makes it. */
  @Inject
  public NoGuidance() {}

  @Override
  public boolean needsUnconditional() {
    return false;
  }

  @Override
  public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
    return denoiser;
  }
}
