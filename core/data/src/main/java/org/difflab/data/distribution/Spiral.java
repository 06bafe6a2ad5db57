// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;

/**
 * A spiral band of one and a half turns: with u and v uniform in (0, 1), ρ = 0.65u + 0.25 + 0.15v
 * and θ = 3πu, the point (ρ cos θ, ρ sin θ), each coordinate standardised by its exact mean and
 * standard deviation. Before that, the density at the polar coordinates (ρ, φ) is
 *
 * <pre>p = Σ_θ 1 / (3π · 0.15 · ρ) over θ in {φ, φ + 2π} ∩ [0, 3π]
 *       with 0.65·θ/3π + 0.25 ≤ ρ ≤ 0.65·θ/3π + 0.4</pre>
 *
 * <p>The moments, with a = 0.65, b = 0.25 + 0.15/2 the mean of ρ at u = 0, and E[ρ²] = a²/3 + ab +
 * b² + 0.15²/12: E[x] = −2a/9π², E[y] = (a + 2b)/3π, E[x²] = E[ρ²]/2 + a²/36π², E[y²] = E[ρ²]/2 −
 * a²/36π².
 */
public final class Spiral extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "spiral";

  private static final int VERSION = 1;

  private static final double GROWTH = 0.65;
  private static final double LEAST_RADIUS = 0.25;
  private static final double BAND = 0.15;
  private static final double MIDDLE = LEAST_RADIUS + BAND / 2;
  private static final double SQUARED_RADIUS =
      GROWTH * GROWTH / 3 + GROWTH * MIDDLE + MIDDLE * MIDDLE + BAND * BAND / 12;
  private static final double IMBALANCE = GROWTH * GROWTH / (36 * Math.PI * Math.PI);

  private static final double MEAN_X = -2 * GROWTH / (9 * Math.PI * Math.PI);
  private static final double MEAN_Y = (GROWTH + 2 * MIDDLE) / (3 * Math.PI);
  private static final double DEVIATION_X =
      Math.sqrt(SQUARED_RADIUS / 2 + IMBALANCE - MEAN_X * MEAN_X);
  private static final double DEVIATION_Y =
      Math.sqrt(SQUARED_RADIUS / 2 - IMBALANCE - MEAN_Y * MEAN_Y);

  /**
   * The options of this data set.
   *
   * @param points how many points are drawn, and their seed
   */
  public record Options(@Inline PointOptions points) {}

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public Spiral(Options options) {
    super(options.points().splits(NAME, VERSION, options), List.of(NAME), 2);
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    double turn = noise.uniform(index, 0, 0);
    double radius = GROWTH * turn + LEAST_RADIUS + BAND * noise.uniform(index, 0, 1);
    double angle = 3 * Math.PI * turn;
    point[0] = (radius * StrictMath.cos(angle) - MEAN_X) / DEVIATION_X;
    point[1] = (radius * StrictMath.sin(angle) - MEAN_Y) / DEVIATION_Y;
  }
}
