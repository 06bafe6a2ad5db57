// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.denoisers.moments.Moments;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * Linear Diffusion: least squares or ridge regression of the clean rows x_0 on the features (1, c)
 * ⊗ (1, x_t), which are an intercept, the noisy row, its condition and every product of the two.
 *
 * <p>The original regresses the noise ε instead. Without ridge that is the same: x_0 = (x_t −
 * s·ε)/a, and x_t is itself among the features, so the least-squares estimates satisfy x̂_0 = (x_t
 * − s·ε̂)/a exactly.
 *
 * <p>With the noise drawn, each training row gets one ε, which is used for all levels. With the
 * noise expected the normal equations are taken in expectation over ε, E[x_t x_tᵀ] = a²·E[x_0 x_0ᵀ]
 * + s²I, which is the limit of infinitely many draws.
 *
 * <p>Where there is a condition for "no prompt", training in effect drops each prompt with a
 * probability p: rows count 1 − p times under their own condition and p times under that one, in
 * closed form.
 */
public final class LinearTrainer implements DenoiserTrainer {

  /** The noise levels of a regression. */
  public enum Levels {
    /** One regression for all levels of the schedule; the level is not among its inputs. */
    ALL,
    /** Each level of the schedule has a regression of its own. */
    EACH
  }

  /** The noise of training. */
  public enum Draws {
    /** Drawn, once for each training row. */
    DRAWN,
    /** Its expectation, without draws. */
    EXPECTED
  }

  /**
   * Options.
   *
   * @param ridge added to the diagonal of the Gram matrix of the features, summed over rows and
   *     levels, but for the intercept
   * @param products whether products of condition and noisy row are features
   * @param levels for which noise levels there is a regression
   * @param noise where the noise comes from; by default expected for each level, and drawn for all
   *     of them
   * @param promptDropout p, where there is a condition for "no prompt"; at 0 it is not trained
   */
  public record Options(
      @Option(
              help =
                  "ridge penalty on the squares of all coefficients but the intercept, relative to"
                      + " sums over all rows",
              defaultsTo = "0",
              min = 0,
              max = 1e12)
          double ridge,
      @Option(
              help = "whether the products of condition and noisy row are features too",
              defaultsTo = "true")
          boolean products,
      @Option(
              help = "each: one regression for each level of the schedule; all: one for all levels",
              defaultsTo = "each")
          Levels levels,
      @Option(
              help =
                  "drawn: noise is drawn once for each training row; expected: its expectation, in"
                      + " closed form; by default expected with levels: each, drawn with levels:"
                      + " all",
              defaultsTo = "")
          Optional<Draws> noise,
      @Option(
              help =
                  "probability that 'no prompt' replaces a row's prompt in training; no effect if"
                      + " the embedder has no vector for 'no prompt'",
              defaultsTo = "0.1",
              min = 0,
              max = 0.9)
          double promptDropout) {

    private boolean drawn() {
      return noise.orElse(levels == Levels.ALL ? Draws.DRAWN : Draws.EXPECTED) == Draws.DRAWN;
    }
  }

  private final Options options;
  private final Schedule schedule;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public LinearTrainer(Options options, Schedule schedule, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.schedule = schedule;
    this.algebra = algebra;
    this.workers = workers;
  }

  @Override
  public void check(Shape latents, int conditionWidth) {
    int features = LeastSquares.features(options.products(), latents.size(), conditionWidth);
    if (options.ridge() > 0 && features > LeastSquares.MOST_FEATURES) {
      throw new IllegalArgumentException(
          "ridge regression on "
              + features
              + " features; at most "
              + LeastSquares.MOST_FEATURES
              + " can be solved for: use ridge 0, no products, or narrower latents");
    }
  }

  @Override
  public void checkBetweenLevels() {
    if (options.levels() == Levels.EACH) {
      throw new IllegalArgumentException(
          "denoiser 'linear' with levels: each has a regression for each level of its schedule and"
              + " none between them; levels: all trains one for all");
    }
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    long width = latents.size();
    long maps = options.levels() == Levels.ALL ? 1 : schedule.steps();
    // The moments of (x_0, ε) are 2w×2w, and each regression copies half of them.
    long moments = 2L * Double.BYTES * 4 * (prompts + 1L);
    long solving = 6L * Double.BYTES * (prompts + 1L) * Math.min(maps, workers.threads());
    long solved = (long) Float.BYTES * (prompts + 1L) * maps;
    return width * width * (moments + solving + solved);
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    Conditions conditions =
        Conditions.of(options.promptDropout() > 0 ? input : withoutUnconditional(input));
    List<Moments> moments = moments(conditions, input, training);
    LeastSquares leastSquares =
        new LeastSquares(options.products(), options.ridge(), conditions.values(), algebra);
    List<NoiseLevel> levels = new ArrayList<>();
    for (int step = 1; step <= schedule.steps(); step++) {
      levels.add(schedule.level(step));
    }
    int regressions = options.levels() == Levels.ALL ? 1 : levels.size();
    try (Progress.Stage stage = training.progress().begin("linear: regressions", regressions)) {
      List<Matrix> maps =
          workers.map(
              regressions,
              number -> {
                List<NoiseLevel> summed = regressions == 1 ? levels : List.of(levels.get(number));
                Matrix map = maps(leastSquares, moments, LevelSums.of(summed));
                stage.advance(1);
                return map;
              });
      List<NoiseLevel> checked = options.levels() == Levels.ALL ? List.of() : levels;
      return new LinearDenoiser(
          conditions,
          checked.stream().mapToDouble(NoiseLevel::signal).toArray(),
          checked.stream().mapToDouble(NoiseLevel::noise).toArray(),
          maps,
          algebra);
    }
  }

  private static DenoiserInput withoutUnconditional(DenoiserInput input) {
    return new DenoiserInput(input.shape(), input.latents(), input.conditions(), Optional.empty());
  }

  /** Returns the moments of (x_0, ε) for each condition. */
  private List<Moments> moments(Conditions conditions, DenoiserInput input, Training training) {
    List<Moments> moments = new ArrayList<>();
    List<int[]> rows = conditions.rowsByCondition(input.conditions());
    try (Progress.Stage stage =
        training.progress().begin("linear: Gram matrices", conditions.prompts())) {
      for (int prompt = 0; prompt < conditions.prompts(); prompt++) {
        moments.add(
            options.drawn()
                ? Moments.of(
                    withNoise(input.latents(), rows.get(prompt), training.noise()),
                    algebra,
                    workers)
                : withExpectedNoise(
                    Moments.of(input.latents().select(rows.get(prompt)), algebra, workers)));
        stage.advance(1);
      }
    }
    if (conditions.unconditional().isEmpty()) {
      return moments;
    }
    double dropout = options.promptDropout();
    List<Moments> weighted = new ArrayList<>();
    moments.forEach(prompt -> weighted.add(prompt.weighted(1 - dropout)));
    weighted.add(Moments.together(moments).weighted(dropout));
    return weighted;
  }

  private Matrix withNoise(Matrix latents, int[] rows, Noise noise) {
    int width = latents.columns();
    float[] joint = new float[Math.multiplyExact(rows.length, 2 * width)];
    workers.mapBlocks(
        rows.length,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            System.arraycopy(latents.values(), rows[row] * width, joint, row * 2 * width, width);
            noise.gaussian(rows[row], 0, joint, (row * 2 + 1) * width, width);
          }
          return to - from;
        });
    return Matrix.wrap(rows.length, 2 * width, joint);
  }

  private static Moments withExpectedNoise(Moments clean) {
    int width = clean.width();
    double[] mean = new double[2 * width];
    double[] scatter = new double[4 * width * width];
    for (int row = 0; row < width; row++) {
      mean[row] = clean.mean()[row];
      System.arraycopy(clean.scatter().values(), row * width, scatter, row * 2 * width, width);
      scatter[(width + row) * 2 * width + width + row] = clean.weight();
    }
    return new Moments(clean.weight(), mean, SymmetricMatrix.wrap(2 * width, scatter));
  }

  private Matrix maps(LeastSquares leastSquares, List<Moments> moments, LevelSums levels) {
    List<AffineMap> maps =
        leastSquares.solve(
            moments.stream().map(joint -> RegressionMoments.of(joint, levels)).toList());
    int width = moments.get(0).width() / 2;
    float[] values = new float[Math.multiplyExact(maps.size(), (1 + width) * width)];
    int place = 0;
    for (AffineMap map : maps) {
      for (double offset : map.offset()) {
        values[place++] = (float) offset;
      }
      for (double slope : map.slope()) {
        values[place++] = (float) slope;
      }
    }
    return Matrix.wrap(maps.size() * (1 + width), width, values);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return LinearDenoiser.load(weights, algebra);
  }
}
