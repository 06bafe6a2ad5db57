// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.Arrays;
import java.util.List;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DensityModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The exact denoiser of Gaussian mixtures, one mixture for each condition: E[x_0 | x_t] = Σ_k
 * r_k·E_k[x_0 | x_t] with the responsibilities r_k ∝ π_k·N(x_t; aμ_k, a²Σ_k + s²I) and the
 * posterior means E_k of {@link GaussianPosterior}. Mixtures of different conditions may share
 * Gaussians.
 *
 * <p>Rows are multiplied in float32; densities and responsibilities are float64.
 */
final class MixtureDenoiser implements DensityModel {

  private final Conditions conditions;
  private final PrincipalAxes axes;
  private final double[][] shares;
  private final List<Mixture> mixtures;

  /**
   * Creates a denoiser.
   *
   * @param axes the Gaussians
   * @param shares π: for each condition the probability of each Gaussian, most of them 0
   */
  MixtureDenoiser(
      Conditions conditions, PrincipalAxes axes, double[][] shares, LinearAlgebra algebra) {
    this.conditions = conditions;
    this.axes = axes;
    this.shares = shares;
    List<Gaussian> gaussians = axes.gaussians(algebra);
    this.mixtures =
        Arrays.stream(shares).map(share -> Mixture.of(gaussians, share, algebra)).toList();
  }

  /** Restores a denoiser from its {@link #weights}. */
  static MixtureDenoiser load(Weights weights, LinearAlgebra algebra) {
    Conditions conditions = Conditions.load(weights);
    PrincipalAxes axes = PrincipalAxes.load(weights);
    int count = axes.count();
    double[] shares = PrincipalAxes.array(weights, "shares", conditions.count() * count);
    double[][] sharesByCondition = new double[conditions.count()][];
    for (int condition = 0; condition < sharesByCondition.length; condition++) {
      sharesByCondition[condition] =
          Arrays.copyOfRange(shares, condition * count, (condition + 1) * count);
    }
    return new MixtureDenoiser(conditions, axes, sharesByCondition, algebra);
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    Weights known = conditions.weights();
    known.matrices().forEach(weights::matrix);
    known.texts().forEach(weights::text);
    axes.save(weights);
    return weights
        .array("shares", Arrays.stream(shares).flatMapToDouble(Arrays::stream).toArray())
        .build();
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    return conditions.estimate(
        axes.width(),
        noisy,
        level,
        conditionRows,
        (condition, rows) -> mixtures.get(condition).estimate(rows, level));
  }

  @Override
  public double[] logDensity(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    return conditions.logDensity(
        axes.width(),
        noisy,
        conditionRows,
        (condition, rows) -> mixtures.get(condition).density().logarithms(rows, level));
  }
}
