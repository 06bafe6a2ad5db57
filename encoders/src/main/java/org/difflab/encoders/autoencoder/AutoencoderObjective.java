package org.difflab.encoders.autoencoder;

import java.util.List;
import org.difflab.neural.network.Lane;
import org.difflab.neural.training.LaneRows;
import org.difflab.neural.training.Objective;
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
  public void fill(LaneRows rows, Lane lane) {
    int columns = samples.columns();
    float[] into = lane.values(layers.samples());
    for (int row = 0; row < rows.count(); row++) {
      int from = rows.example(row) * columns;
      System.arraycopy(samples.values(), from, into, row * columns, columns);
    }
    layers
        .posterior()
        .ifPresent(posterior -> draw(rows, lane.values(posterior.noise()), layers.mean().width()));
    likelihood.fill(lane, rows.count());
  }

  private void draw(LaneRows rows, float[] into, int width) {
    for (int row = 0; row < rows.count(); row++) {
      noise.gaussian(rows.place(row), rows.step(), into, row * width, width);
    }
  }

  @Override
  public double differentiate(LaneRows rows, Lane lane) {
    float weight = 1f / rows.batch().length;
    likelihood.differentiate(lane, rows.count(), weight);
    layers
        .posterior()
        .ifPresent(posterior -> differentiateDivergence(posterior, lane, rows.count(), weight));
    return rows.measured()
        ? likelihood.measure(lane, rows.count()) + divergenceWeight * divergence(lane, rows.count())
        : 0;
  }

  private void differentiateDivergence(
      AutoencoderLayers.Posterior posterior, Lane lane, int count, float weight) {
    float[] mean = lane.values(layers.mean());
    float[] logVariance = lane.values(posterior.logVariance());
    float[] ofMean = lane.lossGradient(layers.mean());
    float[] ofLogVariance = lane.lossGradient(posterior.logVariance());
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
  public double[] measure(LaneRows rows, Lane lane, double loss) {
    if (layers.posterior().isEmpty()) {
      return new double[0];
    }
    double divergence = divergence(lane, rows.count());
    return new double[] {loss - divergenceWeight * divergence, divergence};
  }

  private double divergence(Lane lane, int count) {
    if (layers.posterior().isEmpty()) {
      return 0;
    }
    float[] mean = lane.values(layers.mean());
    float[] logVariance = lane.values(layers.posterior().get().logVariance());
    int length = count * layers.mean().width();
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (double) mean[i] * mean[i] + StrictMath.expm1(logVariance[i]) - logVariance[i];
    }
    return 0.5 * sum;
  }
}
