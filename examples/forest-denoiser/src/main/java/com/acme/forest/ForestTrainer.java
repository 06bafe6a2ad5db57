package com.acme.forest;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * Grows a forest for each level of the schedule: each training row is noised once for each level,
 * and the trees learn what the best linear estimate of x_0 leaves over (see {@link
 * ForestDenoiser}). Levels are grown on all threads.
 */
public final class ForestTrainer implements DenoiserTrainer {

  /**
   * The options of this component.
   *
   * @param trees trees for each level and value
   * @param leaves the most leaves a tree may have
   * @param leafRows the fewest rows a leaf may have
   * @param promptDropout how often a row is trained without its prompt
   */
  public record Options(
      @Option(help = "trees for each noise level and value", defaultsTo = "10", min = 1, max = 1000)
          int trees,
      @Option(help = "most leaves of a tree", defaultsTo = "100", min = 2) int leaves,
      @Option(help = "fewest training rows in a leaf", defaultsTo = "20", min = 1) int leafRows,
      @Option(
              help =
                  "share of rows trained without their prompt, if the embedder has a vector for"
                      + " that",
              defaultsTo = "0.1",
              min = 0,
              max = 1)
          double promptDropout) {}

  private final Options options;
  private final Schedule schedule;
  private final Workers workers;

  /** Made by difflab, with what it asks for. */
  @Inject
  public ForestTrainer(Options options, Schedule schedule, Workers workers) {
    this.options = options;
    this.schedule = schedule;
    this.workers = workers;
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    if (input.latents().rows() < 2 * options.leafRows()) {
      throw new InputException(
          "acme.forest needs at least "
              + 2 * options.leafRows()
              + " training samples, twice leaf-rows; found "
              + input.latents().rows());
    }
    Matrix columns = columns(input.latents());
    try (Progress.Stage stage = training.progress().begin("forests", schedule.steps())) {
      List<Forest> forests =
          workers.map(
              schedule.steps(),
              number -> {
                Forest forest = forest(input, columns, number + 1, training.noise());
                stage.advance(1);
                return forest;
              });
      return new ForestDenoiser(columns, input.conditions().columns(), forests);
    }
  }

  private Forest forest(DenoiserInput input, Matrix columns, int step, Noise noise) {
    NoiseLevel level = schedule.level(step);
    Matrix noisy = noisy(input.latents(), level, noise.forPurpose("noise"), step);
    Matrix conditions = conditions(input, noise.forPurpose("dropout"), step);
    int width = columns.columns();
    Matrix features = Matrix.zeros(noisy.rows(), width + conditions.columns());
    Matrix targets = Matrix.zeros(noisy.rows(), width);
    float[] row = new float[features.columns()];
    for (int number = 0; number < noisy.rows(); number++) {
      ForestDenoiser.features(columns, noisy, level, conditions, number, row);
      System.arraycopy(row, 0, features.values(), number * row.length, row.length);
      for (int value = 0; value < width; value++) {
        double base = ForestDenoiser.base(columns, value, row[value], level);
        targets.values()[number * width + value] =
            (float) (input.latents().get(number, value) - base);
      }
    }
    return new ForestGrower(options, features)
        .grow(targets, noise.forPurpose("trees").generator(step, 0));
  }

  private static Matrix noisy(Matrix clean, NoiseLevel level, Noise noise, int step) {
    float[] values = noise.gaussian(0, step, clean.rows(), clean.columns()).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (level.signal() * clean.values()[i] + level.noise() * values[i]);
    }
    return Matrix.wrap(clean.rows(), clean.columns(), values);
  }

  /** Conditions of the rows, some of them replaced by the one for "no prompt". */
  private Matrix conditions(DenoiserInput input, Noise noise, int step) {
    int width = input.conditions().columns();
    float[] values = input.conditions().values().clone();
    input
        .unconditional()
        .ifPresent(
            none -> {
              for (int row = 0; row < input.conditions().rows(); row++) {
                if (noise.uniform(row, step, 0) < options.promptDropout()) {
                  System.arraycopy(none.values(), 0, values, row * width, width);
                }
              }
            });
    return Matrix.wrap(input.conditions().rows(), width, values);
  }

  private static Matrix columns(Matrix latents) {
    int width = latents.columns();
    float[] means = new float[width];
    float[] variances = new float[width];
    for (int column = 0; column < width; column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < latents.rows(); row++) {
        double value = latents.get(row, column);
        sum += value;
        squares += value * value;
      }
      double mean = sum / latents.rows();
      means[column] = (float) mean;
      variances[column] = (float) Math.max(1e-12, squares / latents.rows() - mean * mean);
    }
    return Matrix.ofRows(means, variances);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return ForestDenoiser.load(weights);
  }
}
