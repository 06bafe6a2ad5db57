// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.Training;

/**
 * Gives each prompt a vector from which a linear map predicts its latents best, in closed form (see
 * {@link PrincipalCoordinates}), so that prompts with similar samples have nearby vectors.
 *
 * <p>The coordinates are scaled by one factor to a mean square of 1. Where the width exceeds their
 * number, the rest is Gaussian noise of deviation 0.1, which makes vectors distinct and gives a
 * denoiser that tunes them a random initialisation. "No prompt" is the origin, which predicts the
 * mean of all latents.
 */
public final class LearnedTrainer implements EmbedderTrainer {

  private static final double FILLING = 0.1;
  private static final double CLOSE = 1e-3;
  private static final long FILL = 0;
  private static final long PUSH_APART = 1;

  private final Options options;
  private final LinearAlgebra algebra;

  /**
   * The options of this component.
   *
   * @param width number of values of a vector
   */
  public record Options(
      @Option(help = "width of the vectors", defaultsTo = "16", min = 1, max = 4096) int width) {}

  /** Creates the trainer. */
  @Inject
  public LearnedTrainer(Options options, LinearAlgebra algebra) {
    this.options = options;
    this.algebra = algebra;
  }

  @Override
  public int width(List<String> vocabulary) {
    if (vocabulary.isEmpty()) {
      throw new IllegalArgumentException("learned: there are no prompts to learn vectors for");
    }
    return options.width();
  }

  @Override
  public boolean hasUnconditional() {
    return true;
  }

  @Override
  public Embedder train(EmbedderInput input, Training training) {
    int width = width(input.vocabulary());
    Vocabulary vocabulary = new Vocabulary(input.vocabulary());
    PromptMeans means = PromptMeans.of(vocabulary, input.latents());
    PrincipalCoordinates coordinates = PrincipalCoordinates.of(means, width, algebra);
    float[] vectors = new float[Matrix.length(vocabulary.size() + 1, width)];
    double scale = scale(coordinates.values());
    for (int prompt = 0; prompt < vocabulary.size(); prompt++) {
      for (int column = 0; column < width; column++) {
        vectors[prompt * width + column] =
            (float)
                (column < coordinates.count()
                    ? scale * coordinates.values()[prompt * coordinates.count() + column]
                    : FILLING * training.noise().normal(prompt, FILL, column));
      }
    }
    pushApart(vectors, width, training.noise());
    return new LearnedEmbedder(vocabulary, Matrix.wrap(vocabulary.size() + 1, width, vectors));
  }

  private static double scale(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum == 0 ? 1 : Math.sqrt(values.length / sum);
  }

  /** Prompts with equal means, or without samples, still need distinct vectors. */
  private static void pushApart(float[] vectors, int width, Noise noise) {
    int prompts = vectors.length / width - 1;
    for (int prompt = 0; prompt < prompts; prompt++) {
      boolean alone = distance(vectors, prompt, prompts, width) > CLOSE;
      for (int before = 0; before < prompt && alone; before++) {
        alone = distance(vectors, prompt, before, width) > CLOSE;
      }
      for (int column = 0; column < width && !alone; column++) {
        vectors[prompt * width + column] +=
            (float) (FILLING * noise.normal(prompt, PUSH_APART, column));
      }
    }
  }

  private static double distance(float[] vectors, int left, int right, int width) {
    double sum = 0;
    for (int column = 0; column < width; column++) {
      double difference = vectors[left * width + column] - vectors[right * width + column];
      sum += difference * difference;
    }
    return Math.sqrt(sum / width);
  }

  @Override
  public Embedder load(Weights weights) {
    Vocabulary vocabulary = Vocabulary.load(weights.part(LearnedEmbedder.VOCABULARY));
    Matrix vectors = weights.matrix(LearnedEmbedder.VECTORS);
    try {
      vectors.requireColumns(options.width(), "vectors");
      return new LearnedEmbedder(vocabulary, vectors);
    } catch (IllegalArgumentException e) {
      throw new InputException("weights: " + e.getMessage(), e);
    }
  }
}
