// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import org.difflab.spi.NoiseLevel;

/**
 * A noise level scaled to a² + s² = 1: x' = x_t·scale = a·x_0 + s·ε, which has unit variance
 * wherever x_0 has it, on every schedule (Karras et al., "Elucidating the design space of
 * diffusion-based generative models", 2022, equation 7 with σ_data = 1).
 *
 * @param scale 1/√(signal² + noise²)
 * @param signal a
 * @param noise s
 */
record UnitLevel(double scale, double signal, double noise) {

  static UnitLevel of(NoiseLevel level) {
    double scale = 1 / Math.hypot(level.signal(), level.noise());
    return new UnitLevel(scale, scale * level.signal(), scale * level.noise());
  }

  /** Returns SNR = a²/s². */
  double signalToNoise() {
    return signal * signal / (noise * noise);
  }
}
