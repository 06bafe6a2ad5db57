// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.Training;

/** Small seeded training sets for the tests of all denoisers. */
public final class Problem {

  private Problem() {}

  /** Returns the circumstances of a training. */
  public static Training training() {
    return new Training(Noise.of(1, "denoiser"), Progress.SILENT);
  }

  /** Returns a matrix of independent normal numbers. */
  public static Matrix gaussian(long seed, int rows, int columns) {
    return Noise.of(seed, "test").gaussian(0, 0, rows, columns);
  }

  /**
   * Returns rows of several prompts, each with a mean and a covariance of its own, prompts taking
   * turns at random; conditions are one-hot, and all zeros stands for "no prompt".
   */
  public static DenoiserInput prompts(long seed, int rows, int width, int prompts) {
    Matrix numbers = gaussian(seed, rows, width);
    Matrix means = gaussian(seed + 1, prompts, width);
    Matrix mixing = gaussian(seed + 2, prompts * width, width);
    RandomGenerator random = Noise.of(seed, "prompts").generator(0, 0);
    float[] latents = new float[rows * width];
    float[] conditions = new float[rows * prompts];
    for (int row = 0; row < rows; row++) {
      int prompt = row < prompts ? row : random.nextInt(prompts);
      conditions[row * prompts + prompt] = 1;
      for (int column = 0; column < width; column++) {
        float value = means.get(prompt, column);
        for (int from = 0; from < width; from++) {
          value += 0.5f * numbers.get(row, from) * mixing.get(prompt * width + from, column);
        }
        latents[row * width + column] = value;
      }
    }
    return new DenoiserInput(
        Shape.vector(width),
        Matrix.wrap(rows, width, latents),
        Matrix.wrap(rows, prompts, conditions),
        Optional.of(Matrix.zeros(1, prompts)));
  }

  /** Returns the same rows without a condition for "no prompt". */
  public static DenoiserInput withoutUnconditional(DenoiserInput input) {
    return new DenoiserInput(input.shape(), input.latents(), input.conditions(), Optional.empty());
  }

  /** Returns other latents with the same conditions. */
  public static DenoiserInput withLatents(DenoiserInput input, Matrix latents) {
    return new DenoiserInput(input.shape(), latents, input.conditions(), input.unconditional());
  }

  /** Returns the rows of one prompt. */
  public static Matrix rowsOf(DenoiserInput input, int prompt) {
    int[] rows =
        IntStream.range(0, input.latents().rows())
            .filter(row -> input.conditions().get(row, prompt) == 1)
            .toArray();
    return input.latents().select(rows);
  }

  /** Returns the one-hot condition of a prompt. */
  public static Matrix oneHot(int prompt, int prompts) {
    float[] values = new float[prompts];
    values[prompt] = 1;
    return Matrix.wrap(1, prompts, values);
  }

  /**
   * Returns a schedule of given (signal, noise) pairs, cleanest first, before which comes the clean
   * level.
   */
  public static Schedule schedule(double[]... levels) {
    return new Schedule() {
      @Override
      public int steps() {
        return levels.length;
      }

      @Override
      public NoiseLevel level(int step) {
        return step == 0
            ? NoiseLevel.CLEAN
            : new NoiseLevel(
                (double) step / levels.length, levels[step - 1][0], levels[step - 1][1]);
      }
    };
  }

  /** Returns x_t = signal·x_0 + noise·ε with noise drawn from a seed. */
  public static Matrix noisy(Matrix clean, NoiseLevel level, long seed) {
    Matrix noise = gaussian(seed, clean.rows(), clean.columns());
    float[] noisy = new float[clean.values().length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (level.signal() * clean.values()[i] + level.noise() * noise.values()[i]);
    }
    return Matrix.wrap(clean.rows(), clean.columns(), noisy);
  }

  /** Returns the mean squared difference. */
  public static double meanSquaredError(Matrix first, Matrix second) {
    double sum = 0;
    for (int i = 0; i < first.values().length; i++) {
      double apart = (double) first.values()[i] - second.values()[i];
      sum += apart * apart;
    }
    return sum / first.values().length;
  }

  /** Returns the greatest absolute difference. */
  public static double farthest(Matrix first, Matrix second) {
    double farthest =
        first.rows() == second.rows() && first.columns() == second.columns() ? 0 : Double.NaN;
    for (int i = 0; i < first.values().length; i++) {
      farthest = Math.max(farthest, Math.abs((double) first.values()[i] - second.values()[i]));
    }
    return farthest;
  }
}
