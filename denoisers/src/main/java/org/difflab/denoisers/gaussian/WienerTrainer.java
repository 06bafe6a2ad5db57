// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.denoisers.moments.Moments;
import org.difflab.spi.DensityModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DensityTrainer;
import org.difflab.spi.training.Training;

/**
 * The Wiener filter (Wiener, "Extrapolation, Interpolation, and Smoothing of Stationary Time
 * Series", 1949): the optimal denoiser for Gaussian clean rows, E[x_0 | x_t] = μ + aΣ(a²Σ +
 * s²I)⁻¹(x_t − aμ). One decomposition of Σ is enough for every noise level. Means and covariances
 * (divided by n) are those of the training rows, of each prompt or of all.
 */
public final class WienerTrainer implements DensityTrainer {

  /** What is modelled by its own Gaussian. */
  public enum Per {
    /** Each prompt. */
    PROMPT,
    /** All rows together: conditions have no effect. */
    EVERYTHING
  }

  /** The model of the clean rows without a prompt. */
  public enum Unconditional {
    /** The mixture of the prompts' Gaussians, weighted by their shares of the training rows. */
    MIXTURE,
    /** The mean and covariance of all training rows. */
    POOLED
  }

  /**
   * Options.
   *
   * @param per what is modelled by its own Gaussian
   * @param unconditional the Gaussian, or Gaussians, without a prompt
   * @param shrink γ: a prompt's covariance is (1 − γ)·its own + γ·the one within all prompts
   */
  public record Options(
      @Option(
              help = "prompt: one Gaussian for each prompt; everything: one for all rows",
              defaultsTo = "prompt")
          Per per,
      @Option(
              help =
                  "the model of 'no prompt' with a Gaussian per prompt: mixture (of all of them),"
                      + " or pooled (one Gaussian for all rows)",
              defaultsTo = "mixture")
          Unconditional unconditional,
      @Option(
              help =
                  "shrinkage of each prompt's covariance towards the average of all prompts: 0 for"
                      + " none, 1 for one shared covariance",
              defaultsTo = "0",
              min = 0,
              max = 1)
          double shrink) {}

  private final Options options;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public WienerTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.algebra = algebra;
    this.workers = workers;
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return PrincipalAxes.memory(
        latents.size(),
        options.per() == Per.EVERYTHING ? 1 : prompts + 1L,
        options.per() == Per.EVERYTHING ? 1 : prompts + 2L,
        workers);
  }

  @Override
  public DensityModel train(DenoiserInput input, Training training) {
    Conditions conditions = Conditions.of(input);
    return options.per() == Per.EVERYTHING
        ? everything(conditions, input.latents(), training)
        : perPrompt(conditions, input, training);
  }

  private MixtureDenoiser everything(Conditions conditions, Matrix latents, Training training) {
    try (Progress.Stage stage = training.progress().begin("wiener: covariance", 1)) {
      Moments moments = Moments.of(latents, algebra, workers);
      PrincipalAxes axes =
          axes(1, latents).add(1, k -> moments.mean(), k -> moments.covariance()).build();
      stage.advance(1);
      double[][] shares = new double[conditions.count()][];
      for (int condition = 0; condition < shares.length; condition++) {
        shares[condition] = new double[] {1};
      }
      return new MixtureDenoiser(conditions, axes, shares, algebra);
    }
  }

  private MixtureDenoiser perPrompt(Conditions conditions, DenoiserInput input, Training training) {
    List<Moments> moments = new ArrayList<>();
    List<int[]> rows = conditions.rowsByCondition(input.conditions());
    try (Progress.Stage stage =
        training.progress().begin("wiener: covariances", conditions.prompts())) {
      for (int prompt = 0; prompt < conditions.prompts(); prompt++) {
        moments.add(Moments.of(input.latents().select(rows.get(prompt)), algebra, workers));
        stage.advance(1);
      }
    }
    SymmetricMatrix shared = Moments.within(moments).covariance();
    double shrink = options.shrink();
    PrincipalAxes.Builder axes = axes(moments.size() + 1, input.latents());
    axes.add(
        moments.size(),
        k -> moments.get(k).mean(),
        k -> moments.get(k).covariance().combine(1 - shrink, shared, shrink));
    boolean pooled =
        conditions.unconditional().isPresent() && options.unconditional() == Unconditional.POOLED;
    if (pooled) {
      Moments together = Moments.together(moments);
      axes.add(1, k -> together.mean(), k -> together.covariance());
    }
    int count = moments.size() + (pooled ? 1 : 0);
    double[][] shares = new double[conditions.count()][count];
    for (int prompt = 0; prompt < conditions.prompts(); prompt++) {
      shares[prompt][prompt] = 1;
      if (conditions.unconditional().isPresent() && !pooled) {
        shares[conditions.prompts()][prompt] =
            moments.get(prompt).weight() / input.latents().rows();
      }
    }
    if (pooled) {
      shares[conditions.prompts()][conditions.prompts()] = 1;
    }
    return new MixtureDenoiser(conditions, axes.build(), shares, algebra);
  }

  private PrincipalAxes.Builder axes(int count, Matrix latents) {
    return new PrincipalAxes.Builder(count, latents.columns(), algebra, workers);
  }

  @Override
  public DensityModel load(Weights weights) {
    return MixtureDenoiser.load(weights, algebra);
  }
}
