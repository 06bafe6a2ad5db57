// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.List;
import org.difflab.neural.network.Shard;
import org.difflab.neural.network.Value;
import org.difflab.neural.training.Objective;
import org.difflab.neural.training.ShardRows;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;

/**
 * −ln p(x | z), and where z is drawn from q(z | x) = N(μ, e^ℓ) also β·KL(q ‖ N(0, I)) with KL = ½ Σ
 * μ² + e^ℓ − 1 − ℓ (Kingma and Welling, "Auto-encoding variational Bayes", 2014, appendix B;
 * Higgins et al., "β-VAE", 2017, equation 4).
 */
final class AutoencoderObjective implements Objective {

  private final AutoencoderLayers layers;
  private final Likelihood likelihood;
  private final double divergenceWeight;
  private final Matrix samples;
  private final Noise noise;

  AutoencoderObjective(
      AutoencoderLayers layers,
      Likelihood likelihood,
      double divergenceWeight,
      Matrix samples,
      Noise noise) {
    this.layers = layers;
    this.likelihood = likelihood;
    this.divergenceWeight = divergenceWeight;
    this.samples = samples;
    this.noise = noise;
  }

  @Override
  public int examples() {
    return samples.rows();
  }

  @Override
  public List<Value> outputs() {
    return layers.outputs();
  }

  @Override
  public void fill(ShardRows rows, Shard shard) {
    int columns = samples.columns();
    float[] into = shard.values(layers.samples());
    for (int row = 0; row < rows.count(); row++) {
      int from = rows.example(row) * columns;
      System.arraycopy(samples.values(), from, into, row * columns, columns);
    }
    layers
        .posterior()
        .ifPresent(posterior -> draw(rows, shard.values(posterior.noise()), layers.mean().width()));
    likelihood.fill(shard, rows.count());
  }

  private void draw(ShardRows rows, float[] into, int width) {
    for (int row = 0; row < rows.count(); row++) {
      noise.gaussian(rows.place(row), rows.step(), into, row * width, width);
    }
  }

  @Override
  public double differentiate(ShardRows rows, Shard shard) {
    float weight = 1f / rows.batch().length;
    likelihood.differentiate(shard, rows.count(), weight);
    layers
        .posterior()
        .ifPresent(posterior -> differentiateDivergence(posterior, shard, rows.count(), weight));
    return rows.measured()
        ? likelihood.measure(shard, rows.count())
            + divergenceWeight * divergence(shard, rows.count())
        : 0;
  }

  private void differentiateDivergence(
      AutoencoderLayers.Posterior posterior, Shard shard, int count, float weight) {
    float[] mean = shard.values(layers.mean());
    float[] logVariance = shard.values(posterior.logVariance());
    float[] ofMean = shard.lossGradient(layers.mean());
    float[] ofLogVariance = shard.lossGradient(posterior.logVariance());
    float factor = (float) (divergenceWeight * weight);
    int length = count * layers.mean().width();
    for (int i = 0; i < length; i++) {
      ofMean[i] = factor * mean[i];
      ofLogVariance[i] = factor * 0.5f * (float) StrictMath.expm1(logVariance[i]);
    }
  }

  @Override
  public List<String> terms() {
    return layers.posterior().isPresent() ? List.of("reconstruction", "divergence") : List.of();
  }

  @Override
  public double[] measure(ShardRows rows, Shard shard, double loss) {
    if (layers.posterior().isEmpty()) {
      return new double[0];
    }
    double divergence = divergence(shard, rows.count());
    return new double[] {loss - divergenceWeight * divergence, divergence};
  }

  private double divergence(Shard shard, int count) {
    if (layers.posterior().isEmpty()) {
      return 0;
    }
    float[] mean = shard.values(layers.mean());
    float[] logVariance = shard.values(layers.posterior().get().logVariance());
    int length = count * layers.mean().width();
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) mean[i] * mean[i] + StrictMath.expm1(logVariance[i]) - logVariance[i];
    }
    return 0.5 * sum;
  }
}
