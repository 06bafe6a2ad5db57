// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.mlp;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.denoisers.mlp.Perceptron.Join;
import org.difflab.denoisers.mlp.Perceptron.Path;
import org.difflab.denoisers.network.Augmentation;
import org.difflab.denoisers.network.NetworkOptions;
import org.difflab.denoisers.network.NetworkTraining;
import org.difflab.denoisers.network.NetworkTraining.Networks;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.LayerSizes;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/** A multilayer perceptron trained to denoise, as {@link NetworkTraining} describes. */
public final class MlpTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param hidden widths of the hidden layers
   * @param activation the activation between them
   * @param path how hidden layers follow each other
   * @param join which layers have the noise level and the prompt as inputs
   * @param perLevel whether each noise level has a network of its own
   * @param network options of every network that denoises
   */
  public record Options(
      @Option(
              help = "widths of the hidden layers, in units",
              defaultsTo = "[256, 256, 256]",
              min = 1,
              max = 16_384)
          List<Integer> hidden,
      @Option(help = "the activation between layers", defaultsTo = "silu")
          ActivationFunction activation,
      @Option(
              help =
                  "whether each hidden layer is added to the one before it if both have the same"
                      + " width (residual) or not (plain)",
              defaultsTo = "plain")
          Path path,
      @Option(
              help =
                  "which layers have the noise level and the prompt as inputs: the first alone"
                      + " (input), or every layer",
              defaultsTo = "every-layer")
          Join join,
      @Option(
              help =
                  "whether each noise level has a network of its own, without the level as input",
              defaultsTo = "false")
          boolean perLevel,
      @Inline NetworkOptions network) {

    /**
     * Checks constraints between options.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    public Options {
      hidden = List.copyOf(hidden);
      plan(new Perceptron(hidden, activation, path, join), perLevel, network);
    }

    private static NetworkTraining.Plan plan(
        Perceptron layers, boolean perLevel, NetworkOptions network) {
      Networks networks = perLevel ? Networks.PER_LEVEL : Networks.ONE;
      return new NetworkTraining.Plan("mlp", layers, networks, Augmentation.NONE, network);
    }

    private NetworkTraining.Plan plan() {
      return plan(new Perceptron(hidden, activation, path, join), perLevel, network);
    }
  }

  private final Options options;
  private final NetworkTraining training;

  /** Creates the trainer. */
  @Inject
  public MlpTrainer(
      Options options, Schedule schedule, Parts parts, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.training = new NetworkTraining(options.plan(), schedule, parts, algebra, workers);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a layer has more weights than fit into one matrix
   */
  @Override
  public void check(Shape latents, int conditionWidth) {
    List<Long> widths = new ArrayList<>();
    widths.add((long) latents.size());
    options.hidden().forEach(width -> widths.add((long) width));
    widths.add((long) latents.size());
    LayerSizes.require("hidden", (long) conditionWidth + options.network().timeFeatures(), widths);
    training.check(latents, conditionWidth);
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return training.memory(latents, conditionWidth, count, prompts);
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training context) {
    return training.train(input, context);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return training.load(weights);
  }
}
