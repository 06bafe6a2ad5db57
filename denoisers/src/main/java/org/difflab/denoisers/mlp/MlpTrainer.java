// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.mlp;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.denoisers.mlp.Perceptron.Join;
import org.difflab.denoisers.mlp.Perceptron.Path;
import org.difflab.denoisers.mlp.Perceptron.Sizes;
import org.difflab.denoisers.mlp.Perceptron.Sizes.Base;
import org.difflab.neural.network.Activation;
import org.difflab.neural.network.LayerSizes;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.neural.training.NetworkTrainer;
import org.difflab.neural.training.NetworkTrainer.Fitted;
import org.difflab.neural.training.Optimization;
import org.difflab.neural.training.SavedCurves;
import org.difflab.spi.Curve;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * A multilayer perceptron trained to denoise (Ho, Jain and Abbeel, "Denoising diffusion
 * probabilistic models", 2020, algorithm 1, with the targets, weights and inputs of later papers).
 */
public final class MlpTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param hidden widths of the hidden layers
   * @param activation the activation between them
   * @param path how hidden layers follow each other
   * @param time how the noise level is given to the network
   * @param timeFeatures the number of sines and cosines that encode it, if {@link TimeInput} has
   *     any
   * @param join which layers have the noise level and the prompt as inputs
   * @param target what the network predicts
   * @param weighting the weights of noise levels in the loss
   * @param promptDropout probability that "no prompt" replaces the prompt, if the embedder has it
   * @param tuneVectors whether the embedder's vectors are trained too, if it allows that
   * @param perLevel whether each noise level has a network of its own
   * @param residualOver a denoiser that is trained first, of whose estimate the network learns the
   *     error
   * @param startFrom an mlp with the same layers that is trained, or loaded, first, and whose
   *     weights training begins with
   * @param training optimiser and budget
   */
  public record Options(
      @Option(
              help = "widths of the hidden layers, in units",
              defaultsTo = "[256, 256, 256]",
              min = 1,
              max = 16_384)
          List<Integer> hidden,
      @Option(help = "the activation between layers", defaultsTo = "silu") Activation activation,
      @Option(
              help =
                  "whether each hidden layer is added to the one before it if both have the same"
                      + " width (residual) or not (plain)",
              defaultsTo = "plain")
          Path path,
      @Option(
              help =
                  "encoding of the noise level: log-snr (sines and cosines of the log of the"
                      + " signal-to-noise ratio), sinusoidal (of the step), scaled (the step as one"
                      + " number), noise-level (sigma as one number)",
              defaultsTo = "log-snr")
          TimeInput time,
      @Option(
              help =
                  "number of sines and cosines that encode the noise level where time is log-snr or"
                      + " sinusoidal; even",
              defaultsTo = "32",
              min = 2,
              max = 4096,
              formerly = "waves")
          int timeFeatures,
      @Option(
              help =
                  "which layers have the noise level and the prompt as inputs: the first alone"
                      + " (input), or every layer",
              defaultsTo = "every-layer")
          Join join,
      @Option(
              help =
                  "what the network predicts; with noise, errors of the network are amplified at"
                      + " high noise levels",
              defaultsTo = "velocity")
          Target target,
      @Option(help = "the weights of noise levels in the loss", defaultsTo = "uniform")
          Weighting weighting,
      @Option(
              help =
                  "probability that 'no prompt' replaces a row's prompt in training, which"
                      + " guidance needs; no effect if the embedder has no vector for 'no prompt'",
              defaultsTo = "0.1",
              min = 0,
              max = 1,
              formerly = "drop")
          double promptDropout,
      @Option(
              help =
                  "whether to train the embedder's vectors too, if the embedder allows that; never"
                      + " with per-level or residual-over",
              defaultsTo = "true")
          boolean tuneVectors,
      @Option(
              help =
                  "whether each noise level has a network of its own, without the level as input",
              defaultsTo = "false")
          boolean perLevel,
      @Option(
              help =
                  "a denoiser that is trained first; the network predicts the error of its"
                      + " estimate",
              defaultsTo = "")
          Optional<Part<DenoiserTrainer>> residualOver,
      @Option(
              help =
                  "an mlp with the same layers, trained or loaded first, whose weights training"
                      + " starts from",
              defaultsTo = "")
          Optional<Part<DenoiserTrainer>> startFrom,
      @Option(help = "optimiser and budget; without a budget, 5,000 steps", defaultsTo = "{}")
          Optimization training) {

    /**
     * Checks what concerns several options.
     *
     * @throws IllegalArgumentException if they contradict each other
     */
    public Options {
      hidden = List.copyOf(hidden);
      if (timeFeatures % 2 != 0) {
        throw new IllegalArgumentException("time-features must be even, found " + timeFeatures);
      }
      if (residualOver.isPresent() && target != Target.VELOCITY) {
        throw new IllegalArgumentException(
            "with residual-over the network predicts the other denoiser's error, so target must be"
                + " left out");
      }
      if (perLevel && startFrom.isPresent()) {
        throw new IllegalArgumentException("start-from cannot be combined with per-level");
      }
    }
  }

  private final Options options;
  private final Schedule schedule;
  private final Parts parts;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Makes the trainer. */
  @Inject
  public MlpTrainer(
      Options options, Schedule schedule, Parts parts, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.schedule = schedule;
    this.parts = parts;
    this.algebra = algebra;
    this.workers = workers;
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
    LayerSizes.require("hidden", (long) conditionWidth + options.timeFeatures(), widths);
  }

  @Override
  public DenoiserModel train(DenoiserInput given, Training training) {
    if (given.latents().rows() == 0) {
      throw new InputException("an mlp cannot be trained on 0 rows");
    }
    Optional<DenoiserModel> base =
        options
            .residualOver()
            .map(part -> parts.make(part).train(given.fixed(), training.forPart("base")));
    Levels levels = levels();
    boolean tuned = options.tuneVectors() && !options.perLevel() && base.isEmpty();
    DenoiserInput input = tuned ? given : given.fixed();
    Sizes sizes =
        new Sizes(
            input.latents().columns(),
            input.conditions().columns(),
            input.vectors().map(table -> table.vectors().rows()).orElse(0),
            options.perLevel() ? 0 : levels.timeWidth(),
            base.isPresent() ? Base.PRESENT : Base.ABSENT);
    Perceptron perceptron = perceptron(sizes);
    PerceptronFit fit =
        new PerceptronFit(options, perceptron, levels, input, base.map(model -> model));
    NetworkTrainer trainer = new NetworkTrainer(algebra, workers);
    List<Fitted> fitted =
        options.perLevel()
            ? fit.eachLevel(trainer, workers, training)
            : List.of(fit.allLevels(trainer, parts, training));
    List<Curve> curves = new ArrayList<>();
    for (int number = 0; number < fitted.size(); number++) {
      Curve loss = fitted.get(number).loss();
      curves.add(
          options.perLevel() ? new Curve("loss, step " + (number + 1), loss.points()) : loss);
    }
    return denoiser(
        perceptron, sizes, levels, base, fitted.stream().map(Fitted::parameters).toList(), curves);
  }

  /** Made only where a network is: the encodings of all levels are too large for every trial. */
  private Levels levels() {
    return new Levels(schedule, options.time(), options.timeFeatures());
  }

  private Perceptron perceptron(Sizes sizes) {
    return Perceptron.of(
        sizes, options.hidden(), options.activation(), options.path(), options.join());
  }

  private MlpDenoiser denoiser(
      Perceptron perceptron,
      Sizes sizes,
      Levels levels,
      Optional<DenoiserModel> base,
      List<float[]> parameters,
      List<Curve> curves) {
    List<TrainedNetwork> networks =
        parameters.stream()
            .map(values -> new TrainedNetwork(perceptron.network(), values, algebra))
            .toList();
    return new MlpDenoiser(perceptron, sizes, levels, options.target(), base, networks, curves);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    Optional<DenoiserModel> base =
        options.residualOver().map(part -> parts.make(part).load(weights.part("base")));
    Levels levels = levels();
    Sizes sizes =
        new Sizes(
            weights.integer("latents"),
            weights.integer("condition"),
            weights.integer("vectors"),
            options.perLevel() ? 0 : levels.timeWidth(),
            base.isPresent() ? Base.PRESENT : Base.ABSENT);
    Perceptron perceptron = perceptron(sizes);
    return denoiser(
        perceptron,
        sizes,
        levels,
        base,
        MlpDenoiser.parameters(perceptron, weights),
        SavedCurves.curves(weights.part("curves")));
  }
}
