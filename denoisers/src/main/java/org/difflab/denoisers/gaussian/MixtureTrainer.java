package org.difflab.denoisers.gaussian;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.difflab.spi.training.Weights;

/**
 * The best denoiser if the clean rows of each prompt come from a mixture of Gaussians: the mean of
 * the Gaussians' posterior means, each weighted by its posterior probability. Mixtures are fitted
 * by {@link ExpectationMaximization}.
 *
 * <p>Without a prompt, rows come from all prompts' mixtures together, each prompt as probable as
 * its share of the training rows. A prompt with fewer distinct rows than components gets one
 * Gaussian for each of them.
 */
public final class MixtureTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param components how many Gaussians a prompt
   * @param shrink how far a covariance is moved towards the mean of those of its prompt; without it
   *     the fewer rows there are behind a covariance, the farther
   * @param iterations of expectation maximisation, at most; it ends sooner when the likelihood
   *     hardly rises
   */
  public record Options(
      @Option(help = "how many Gaussians a prompt", defaultsTo = "5", min = 1) int components,
      @Option(
              help =
                  "how far a covariance is moved towards the mean of those of its prompt; 1 shares"
                      + " one; unless given w/(w + 4n), with n the rows behind it and w their width",
              defaultsTo = "",
              min = 0,
              max = 1)
          OptionalDouble shrink,
      @Option(help = "iterations of expectation maximisation, at most", defaultsTo = "6", min = 0)
          int iterations) {}

  private final Options options;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Makes the trainer. */
  @Inject
  public MixtureTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.algebra = algebra;
    this.workers = workers;
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    Conditions conditions = Conditions.of(input);
    List<int[]> rows = conditions.rowsByCondition(input.conditions());
    List<ExpectationMaximization.Fitted> fitted = new ArrayList<>();
    int[] ends = new int[conditions.prompts()];
    try (Progress.Stage stage =
        training.progress().begin("mixture: expectation maximisation", ends.length)) {
      for (int prompt = 0; prompt < ends.length; prompt++) {
        RandomGenerator random = training.noise().forPurpose("k-means").generator(prompt, 0);
        Matrix latents = input.latents().select(rows.get(prompt));
        fitted.addAll(
            new ExpectationMaximization(latents, options.shrink(), algebra, workers)
                .fit(options.components(), options.iterations(), random));
        ends[prompt] = fitted.size();
        stage.advance(1);
      }
    }
    List<Gaussian> gaussians =
        workers.map(
            fitted.size(),
            k -> Gaussian.of(fitted.get(k).mean(), fitted.get(k).covariance(), algebra));
    double[][] shares = new double[conditions.count()][fitted.size()];
    int k = 0;
    for (int prompt = 0; prompt < ends.length; prompt++) {
      double share = (double) rows.get(prompt).length / input.latents().rows();
      for (; k < ends[prompt]; k++) {
        shares[prompt][k] = fitted.get(k).share();
        if (conditions.unconditional().isPresent()) {
          shares[conditions.prompts()][k] = share * fitted.get(k).share();
        }
      }
    }
    return new MixtureDenoiser(conditions, gaussians, shares);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return MixtureDenoiser.load(weights, algebra);
  }
}
