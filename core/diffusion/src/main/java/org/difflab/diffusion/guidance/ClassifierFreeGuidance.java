// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.guidance;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Option;

/**
 * Classifier-free guidance: guided = unconditional + scale·(conditional − unconditional), of the
 * clean estimates made with and without the prompt. Scale 1 has no effect, above 1 strengthens the
 * prompt, 0 ignores it; 1 and 0 need one model call, other scales two.
 *
 * <p>Ho and Salimans, "Classifier-free diffusion guidance" (2022, arXiv:2207.12598), equation 6,
 * where scale = 1 + w. It is equivalent for estimates of the noise and of the clean rows, and is
 * applied to the latter.
 *
 * <p>Interval: guidance only where low &lt; σ ≤ high with σ = noise/signal, the conditional
 * estimate alone elsewhere, at one model call (Kynkäänniemi et al., "Applying guidance in a limited
 * interval improves sample and distribution quality in diffusion models", 2024, arXiv:2404.07724).
 *
 * <p>Rescale φ: guided becomes φ·guided·std(conditional)/std(guided) + (1−φ)·guided, standard
 * deviations over the values of each row, which keeps high scales from raising the contrast (Lin,
 * Liu, Li and Yang, "Common diffusion noise schedules and sample steps are flawed", 2023,
 * arXiv:2305.08891, equations 15 and 16).
 */
public final class ClassifierFreeGuidance implements Guidance {

  /**
   * The options of this component.
   *
   * @param scale 1 has no effect
   * @param interval the two bounds of σ within which to guide; may be empty
   * @param rescale φ
   */
  public record Options(
      @Option(
              help =
                  "guided = unconditional + scale * (conditional - unconditional): 1 has no effect,"
                      + " more is stronger",
              defaultsTo = "2",
              min = -1000,
              max = 1000)
          double scale,
      @Option(
              help =
                  "two bounds of noise/signal between which guidance applies, the lower one"
                      + " excluded; at all noise levels by default",
              defaultsTo = "",
              min = 0,
              max = 1e9)
          List<Double> interval,
      @Option(
              help =
                  "how far each row is rescaled to the standard deviation of the conditional"
                      + " estimate: 0 not at all, 1 fully",
              defaultsTo = "0",
              min = 0,
              max = 1)
          double rescale) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      interval = List.copyOf(interval);
      if (!Double.isFinite(scale)) {
        throw new IllegalArgumentException("scale must be finite, found " + scale);
      }
      if (!interval.isEmpty()
          && (interval.size() != 2
              || !(interval.get(0) >= 0)
              || !(interval.get(0) < interval.get(1)))) {
        throw new IllegalArgumentException(
            "interval must be two bounds of noise/signal, the lower first and at least 0; found "
                + interval);
      }
      if (!(rescale >= 0 && rescale <= 1)) {
        throw new IllegalArgumentException("rescale must lie in [0, 1], found " + rescale);
      }
    }
  }

  private final Options options;

  /** Creates the guidance. */
  @Inject
  public ClassifierFreeGuidance(Options options) {
    this.options = options;
  }

  @Override
  public boolean needsUnconditional() {
    return options.scale() != 1;
  }

  @Override
  public void check(Shape latents) {
    if (options.rescale() > 0 && latents.size() == 1) {
      throw new IllegalArgumentException(
          "rescale has no effect on latents of one value, which have no spread; leave it out");
    }
  }

  @Override
  public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
    if (!needsUnconditional()) {
      return denoiser;
    }
    Matrix none =
        unconditional.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "guidance with scale "
                        + options.scale()
                        + " needs a condition for 'no prompt', and the embedder has"
                        + " none"));
    return (noisy, level, conditions) -> {
      if (!within(level)) {
        return denoiser.denoise(noisy, level, conditions);
      }
      Matrix free = denoiser.denoise(noisy, level, none.repeat(noisy.rows()));
      if (options.scale() == 0 && options.rescale() == 0) {
        return free;
      }
      Matrix bound = denoiser.denoise(noisy, level, conditions);
      return guided(bound, free, options.scale(), options.rescale());
    };
  }

  private boolean within(NoiseLevel level) {
    List<Double> interval = options.interval();
    return interval.isEmpty()
        || (level.sigma() > interval.get(0) && level.sigma() <= interval.get(1));
  }

  /** Returns the guided estimate, row by row. */
  static Matrix guided(Matrix conditional, Matrix unconditional, double scale, double rescale) {
    int columns = conditional.columns();
    float[] with = conditional.values();
    float[] without = unconditional.values();
    float[] guided = new float[with.length];
    for (int row = 0; row < conditional.rows(); row++) {
      int start = row * columns;
      int end = start + columns;
      for (int i = start; i < end; i++) {
        guided[i] = (float) (without[i] + scale * ((double) with[i] - without[i]));
      }
      if (rescale > 0) {
        double spread = deviation(guided, start, end);
        if (spread > 0) {
          double factor = rescale * deviation(with, start, end) / spread + (1 - rescale);
          for (int i = start; i < end; i++) {
            guided[i] = (float) (guided[i] * factor);
          }
        }
      }
    }
    return Matrix.wrap(conditional.rows(), columns, guided);
  }

  private static double deviation(float[] values, int start, int end) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += values[i];
    }
    double mean = sum / (end - start);
    double squares = 0;
    for (int i = start; i < end; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / (end - start));
  }
}
