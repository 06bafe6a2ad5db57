// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.plugin.Option;

/**
 * ᾱ_t = f(t)/f(0) with f(t) = cos²(π/2·(t/T + s)/(1 + s)), and no step's β = 1 − ᾱ_t/ᾱ_{t−1} above
 * 0.999; signal = √ᾱ_t, noise = √(1 − ᾱ_t).
 *
 * <p>Nichol and Dhariwal, "Improved denoising diffusion probabilistic models" (ICML 2021), equation
 * 17, with s = 0.008.
 */
public final class CosineSchedule extends TabulatedSchedule {

  private static final double LARGEST_BETA = 0.999;

  /**
   * The options of this component.
   *
   * @param steps T
   * @param offset s
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "200", min = 1, max = 100_000)
          int steps,
      @Option(
              help = "offset s, which keeps the noise of the first steps from being too small",
              defaultsTo = "0.008",
              min = 0,
              max = 1)
          double offset) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.steps(steps, 1);
      if (!(offset >= 0 && offset <= 1)) {
        throw new IllegalArgumentException("offset must lie in [0, 1], found " + offset);
      }
    }
  }

  /** Computes the levels. */
  @Inject
  public CosineSchedule(Options options) {
    super(levels(options));
  }

  private static List<NoiseLevel> levels(Options options) {
    double least = StrictMath.log1p(-LARGEST_BETA);
    double[] logSteps = new double[options.steps()];
    for (int step = 1; step <= logSteps.length; step++) {
      double before = angle(step - 1, options);
      double after = angle(step, options);
      // cos(after)/cos(before) − 1, by a product: the difference of two cosines near 1 would
      // cancel.
      double change =
          -2
              * StrictMath.sin((after + before) / 2)
              * StrictMath.sin((after - before) / 2)
              / StrictMath.cos(before);
      logSteps[step - 1] = Math.max(least, 2 * StrictMath.log1p(Math.max(-1, change)));
    }
    return Levels.ofLogSteps(logSteps);
  }

  private static double angle(int step, Options options) {
    return Math.PI
        / 2
        * (Levels.time(step, options.steps()) + options.offset())
        / (1 + options.offset());
  }
}
