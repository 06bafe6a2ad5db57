// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.denoisers.network.DenoisingNetwork.Sizes;
import org.difflab.neural.network.NetworkKernels;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.neural.training.NetworkTrainer;
import org.difflab.neural.training.NetworkTrainer.Fitted;
import org.difflab.neural.training.SavedCurves;
import org.difflab.spi.Curve;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.Training;

/**
 * Trains networks to denoise (Ho, Jain and Abbeel, "Denoising diffusion probabilistic models",
 * 2020, algorithm 1, with the targets, weights and inputs of later papers) and loads them again.
 */
public final class NetworkTraining {

  private final Plan plan;
  private final Levels levels;
  private final Parts parts;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** How many networks there are. */
  public enum Networks {
    /** One, an input of which is the noise level. */
    ONE,
    /** One for each noise level, without the level as input. */
    PER_LEVEL
  }

  /**
   * What is trained, and how.
   *
   * @param name name of the component, for messages and progress
   * @param architecture the layers
   * @param networks how many networks there are
   * @param augmentation how training images are changed at random
   * @param options options of every network that denoises
   */
  public record Plan(
      String name,
      Architecture architecture,
      Networks networks,
      Augmentation augmentation,
      NetworkOptions options) {

    /**
     * Checks what is not defined for several networks.
     *
     * @throws IllegalArgumentException if several networks are to start from one
     */
    public Plan {
      if (networks == Networks.PER_LEVEL && options.startFrom().isPresent()) {
        throw new IllegalArgumentException("start-from cannot be combined with per-level");
      }
    }
  }

  /** Makes what trains on the levels of a schedule. */
  public NetworkTraining(
      Plan plan, Schedule schedule, Parts parts, LinearAlgebra algebra, Workers workers) {
    this.plan = plan;
    this.levels = new Levels(schedule, plan.options().time(), plan.options().timeFeatures());
    this.parts = parts;
    this.algebra = algebra;
    this.workers = workers;
  }

  /**
   * Checks, before anything is trained, the precision, and the denoisers that the network corrects
   * or starts from.
   *
   * @throws InputException if the precision is not available here
   * @throws IllegalArgumentException if one of those cannot denoise such latents, or the network
   *     has more parameters than fit into one array
   */
  public void check(Shape latents, int conditionWidth) {
    plan.options().precision().kernels(algebra);
    network(latents, conditionWidth);
    plan.options()
        .residualOver()
        .ifPresent(part -> parts.make(part).check(latents, conditionWidth));
    plan.options().startFrom().ifPresent(part -> parts.make(part).check(latents, conditionWidth));
  }

  /**
   * Returns the network without any embedding table.
   *
   * @throws IllegalArgumentException if it has more parameters than fit into one array
   */
  private DenoisingNetwork network(Shape latents, int conditionWidth) {
    Sizes sizes =
        new Sizes(
            latents, conditionWidth, 0, timeWidth(), Sizes.Base.of(plan.options().residualOver()));
    try {
      return DenoisingNetwork.of(sizes, plan.architecture());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          plan.name()
              + " has more parameters than the "
              + Integer.MAX_VALUE
              + " that fit into one array: use fewer or narrower layers",
          e);
    }
  }

  /**
   * Estimates, as {@link org.difflab.spi.training.DenoiserTrainer#memory} does, the bytes that
   * training needs at its peak.
   */
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    NetworkOptions options = plan.options();
    DenoisingNetwork network = network(latents, conditionWidth);
    NetworkTrainer trainer = new NetworkTrainer(options.precision().kernels(algebra), workers);
    long own = trainer.memory(network.network(), List.of(network.prediction()), options.training());
    if (plan.networks() == Networks.PER_LEVEL) {
      own =
          own * Math.min(workers.threads(), levels.steps())
              + (long) Float.BYTES * network.network().size() * levels.steps();
    }
    long base =
        options
            .residualOver()
            .map(part -> parts.make(part).memory(latents, conditionWidth, count, prompts))
            .orElse(0L);
    long start =
        options
            .startFrom()
            .map(part -> parts.make(part).memory(latents, conditionWidth, count, prompts))
            .orElse(0L);
    return Math.max(start, base + own);
  }

  /**
   * Trains.
   *
   * @throws InputException if the precision is not available here, there is no row to train on, or
   *     the network to start from has other layers
   */
  public DenoiserModel train(DenoiserInput given, Training training) {
    if (given.latents().rows() == 0) {
      throw new InputException(plan.name() + " cannot be trained on 0 rows");
    }
    Optional<DenoiserModel> base =
        plan.options()
            .residualOver()
            .map(part -> parts.make(part).train(given.fixed(), training.forPart("base")));
    boolean tuned =
        plan.options().tuneVectors() && plan.networks() == Networks.ONE && base.isEmpty();
    DenoiserInput input = tuned ? given : given.fixed();
    Sizes sizes =
        new Sizes(
            input.shape(),
            input.conditions().columns(),
            input.vectors().map(table -> table.vectors().rows()).orElse(0),
            timeWidth(),
            Sizes.Base.of(base));
    DenoisingNetwork network = DenoisingNetwork.of(sizes, plan.architecture());
    NetworkFit fit = new NetworkFit(plan, network, levels, input, base.map(model -> model));
    NetworkTrainer trainer =
        new NetworkTrainer(plan.options().precision().kernels(algebra), workers);
    if (plan.networks() == Networks.ONE) {
      Fitted fitted = fit.allLevels(trainer, parts, training);
      return denoiser(network, base, List.of(fitted.parameters()), List.of(fitted.loss()));
    }
    List<Fitted> fitted = fit.eachLevel(trainer, workers, training);
    List<Curve> curves = new ArrayList<>();
    for (int number = 0; number < fitted.size(); number++) {
      curves.add(new Curve("loss, step " + (number + 1), fitted.get(number).loss().points()));
    }
    return denoiser(network, base, fitted.stream().map(Fitted::parameters).toList(), curves);
  }

  private int timeWidth() {
    return plan.networks() == Networks.PER_LEVEL ? 0 : levels.timeWidth();
  }

  private NetworkDenoiser denoiser(
      DenoisingNetwork network,
      Optional<DenoiserModel> base,
      List<float[]> parameters,
      List<Curve> curves) {
    NetworkKernels kernels = plan.options().precision().kernels(algebra);
    List<TrainedNetwork> networks =
        parameters.stream()
            .map(values -> new TrainedNetwork(network.network(), values, kernels))
            .toList();
    return new NetworkDenoiser(network, levels, plan.options().target(), base, networks, curves);
  }

  /**
   * Loads what a trained denoiser saved.
   *
   * @throws InputException if the weights are not those of such a network
   */
  public DenoiserModel load(Weights weights) {
    Optional<DenoiserModel> base =
        plan.options().residualOver().map(part -> parts.make(part).load(weights.part("base")));
    Sizes sizes = Sizes.read(weights, timeWidth(), Sizes.Base.of(base));
    DenoisingNetwork network = DenoisingNetwork.of(sizes, plan.architecture());
    return denoiser(
        network,
        base,
        NetworkDenoiser.parameters(network, weights),
        SavedCurves.curves(weights.part("curves")));
  }
}
