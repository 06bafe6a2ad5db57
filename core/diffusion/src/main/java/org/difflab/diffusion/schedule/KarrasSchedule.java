// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.plugin.Option;

/**
 * Variance-exploding levels, signal 1, with a higher density near clean: σ_i = (σ_max^(1/ρ) +
 * i/(n−1)·(σ_min^(1/ρ) − σ_max^(1/ρ)))^ρ for i = 0 … n−1, and then clean. The only one of n = 1 is
 * σ_max.
 *
 * <p>Karras, Aittala, Aila and Laine, "Elucidating the design space of diffusion-based generative
 * models" (NeurIPS 2022), equation 5. A grid of n steps is this formula for n, not a choice among
 * the schedule's own T levels; time stays one function of σ, for the schedule and all of its grids:
 * t/T = (1 + (T−1)·u)/T, where u = (σ^(1/ρ) − σ_min^(1/ρ))/(σ_max^(1/ρ) − σ_min^(1/ρ)).
 */
public final class KarrasSchedule extends TabulatedSchedule {

  private final Options options;

  /**
   * The options of this component.
   *
   * @param steps T
   * @param sigmaMin σ of level 1
   * @param sigmaMax σ of level T
   * @param rho ρ
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "50", min = 1, max = 100_000)
          int steps,
      @Option(help = "noise of the lowest level", defaultsTo = "0.002", min = 1e-6, max = 1e6)
          double sigmaMin,
      @Option(help = "noise of the highest level", defaultsTo = "80", min = 1e-6, max = 1e6)
          double sigmaMax,
      @Option(
              help = "the larger, the more of the levels are near clean; 1 spaces them evenly",
              defaultsTo = "7",
              min = 1,
              max = 100)
          double rho) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.steps(steps, 1);
      Require.rising("sigma-min", sigmaMin, "sigma-max", sigmaMax);
      if (!(rho >= 1 && rho <= 100)) {
        throw new IllegalArgumentException("rho must lie in [1, 100], found " + rho);
      }
    }
  }

  /** Computes the levels. */
  @Inject
  public KarrasSchedule(Options options) {
    super(rising(options, options.steps()));
    this.options = options;
  }

  /**
   * Returns σ_max, …, σ_min of {@code count} steps, and clean.
   *
   * @throws IllegalArgumentException if {@code count} does not lie in 1 … T
   */
  @Override
  public List<NoiseLevel> grid(int count) {
    if (count < 1 || count > steps()) {
      throw new IllegalArgumentException(
          "steps must lie in 1.." + steps() + ", the schedule's steps; found " + count);
    }
    List<NoiseLevel> levels = rising(options, count);
    List<NoiseLevel> grid = new ArrayList<>(count + 1);
    for (int i = count; i >= 0; i--) {
      grid.add(levels.get(i));
    }
    return List.copyOf(grid);
  }

  private static List<NoiseLevel> rising(Options options, int count) {
    List<NoiseLevel> levels = new ArrayList<>(count + 1);
    levels.add(NoiseLevel.CLEAN);
    for (int i = 1; i <= count; i++) {
      double position = count == 1 ? 1 : (double) (i - 1) / (count - 1);
      double time = (1 + (options.steps() - 1) * position) / options.steps();
      levels.add(new NoiseLevel(time, 1, sigma(options, position)));
    }
    return levels;
  }

  private static double sigma(Options options, double position) {
    if (position == 0) {
      return options.sigmaMin();
    }
    if (position == 1) {
      return options.sigmaMax();
    }
    double low = StrictMath.pow(options.sigmaMin(), 1 / options.rho());
    double high = StrictMath.pow(options.sigmaMax(), 1 / options.rho());
    return StrictMath.pow(low * (1 - position) + high * position, options.rho());
  }
}
