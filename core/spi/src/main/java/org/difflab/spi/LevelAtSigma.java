// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Finds the noise level with a given σ = noise/signal, by interpolation between the levels of a
 * schedule.
 *
 * <p>Time is interpolated linearly in ln σ, and so is ln signal; between clean and level 1, where
 * ln σ has no lower end, linearly in σ. Above level T time is 1 and the signal that of level T. The
 * noise is then σ·signal, so that the level has exactly the requested σ. On a variance-exploding
 * schedule the signal is 1.
 *
 * <p>A denoiser trained at the levels of a schedule thus receives rows of the scale and time of its
 * training, and signal·(x_0 + σε) contains the same information about x_0 as x_0 + σε.
 *
 * @since 0.3
 */
public final class LevelAtSigma {

  private LevelAtSigma() {}

  /**
   * Returns the level.
   *
   * @param sigma noise/signal, finite and at least 0
   * @throws IllegalArgumentException if σ is outside its range
   */
  public static NoiseLevel of(Schedule schedule, double sigma) {
    if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sigma must be finite and at least 0, found " + sigma);
    }
    int upper = 1;
    while (upper < schedule.steps() && schedule.level(upper).sigma() < sigma) {
      upper++;
    }
    NoiseLevel below = schedule.level(upper - 1);
    NoiseLevel above = schedule.level(upper);
    double share = Math.min(1, share(below, above, sigma));
    double time = below.time() * (1 - share) + above.time() * share;
    double signal =
        Math.min(
            1,
            StrictMath.exp(
                StrictMath.log(below.signal()) * (1 - share)
                    + StrictMath.log(above.signal()) * share));
    return new NoiseLevel(time, signal, sigma * signal);
  }

  private static double share(NoiseLevel below, NoiseLevel above, double sigma) {
    if (below.isClean()) {
      return sigma / above.sigma();
    }
    return StrictMath.log(sigma / below.sigma()) / StrictMath.log(above.sigma() / below.sigma());
  }
}
