// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DensityModel;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DensityTrainer;
import org.difflab.spi.training.Training;

/**
 * The best denoiser if the clean rows of each prompt come from a mixture of Gaussians: the mean of
 * the Gaussians' posterior means, each weighted by its posterior probability. Mixtures are fitted
 * by {@link ExpectationMaximization}.
 *
 * <p>Without a prompt, rows come from all prompts' mixtures together, each prompt as probable as
 * its share of the training rows. A prompt with fewer distinct rows than components gets one
 * Gaussian for each of them.
 */
public final class MixtureTrainer implements DensityTrainer {

  /**
   * Options.
   *
   * @param components number of Gaussians per prompt
   * @param shrink shrinkage of covariances towards their mean for the prompt; by default larger for
   *     covariances of fewer rows
   * @param iterations of expectation maximisation, at most; it ends earlier when the likelihood
   *     converges
   */
  public record Options(
      @Option(help = "number of Gaussians per prompt", defaultsTo = "5", min = 1, max = 100_000)
          int components,
      @Option(
              help =
                  "shrinkage of each covariance towards the mean covariance of its prompt: 0 for"
                      + " none, 1 for one shared covariance; by default w/(w + 4n) for n rows of"
                      + " width w",
              defaultsTo = "",
              min = 0,
              max = 1)
          OptionalDouble shrink,
      @Option(
              help = "maximum number of iterations of expectation maximisation",
              defaultsTo = "6",
              min = 0,
              max = 1e6)
          int iterations) {}

  private final Options options;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public MixtureTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.algebra = algebra;
    this.workers = workers;
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    long gaussians = Math.min(count, (long) options.components() * prompts);
    // Those of one prompt are fitted at a time: scatters, covariances and their factors.
    return PrincipalAxes.memory(
        latents.size(), gaussians, 3L * Math.min(count, options.components()), workers);
  }

  @Override
  public DensityModel train(DenoiserInput input, Training training) {
    Conditions conditions = Conditions.of(input);
    List<int[]> rows = conditions.rowsByCondition(input.conditions());
    int width = input.latents().columns();
    int expected = rows.stream().mapToInt(own -> Math.min(own.length, options.components())).sum();
    PrincipalAxes.Builder axes = new PrincipalAxes.Builder(expected, width, algebra, workers);
    List<double[]> sharesByPrompt = new ArrayList<>();
    try (Progress.Stage stage =
        training.progress().begin("mixture: expectation maximisation", conditions.prompts())) {
      for (int prompt = 0; prompt < conditions.prompts(); prompt++) {
        RandomGenerator random = training.noise().forPurpose("k-means").generator(prompt, 0);
        List<ExpectationMaximization.Fitted> fitted =
            new ExpectationMaximization(
                    input.latents().select(rows.get(prompt)), options.shrink(), algebra, workers)
                .fit(options.components(), options.iterations(), random);
        axes.add(fitted.size(), k -> fitted.get(k).mean(), k -> fitted.get(k).covariance());
        sharesByPrompt.add(
            fitted.stream().mapToDouble(ExpectationMaximization.Fitted::share).toArray());
        stage.advance(1);
      }
    }
    return new MixtureDenoiser(
        conditions, axes.build(), shares(conditions, rows, sharesByPrompt), algebra);
  }

  private static double[][] shares(
      Conditions conditions, List<int[]> rows, List<double[]> sharesByPrompt) {
    int count = sharesByPrompt.stream().mapToInt(shares -> shares.length).sum();
    int total = rows.stream().mapToInt(numbers -> numbers.length).sum();
    double[][] shares = new double[conditions.count()][count];
    int k = 0;
    for (int prompt = 0; prompt < conditions.prompts(); prompt++) {
      double promptShare = (double) rows.get(prompt).length / total;
      for (double share : sharesByPrompt.get(prompt)) {
        shares[prompt][k] = share;
        if (conditions.unconditional().isPresent()) {
          shares[conditions.prompts()][k] = promptShare * share;
        }
        k++;
      }
    }
    return shares;
  }

  @Override
  public DensityModel load(Weights weights) {
    return MixtureDenoiser.load(weights, algebra);
  }
}
