// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.SamplingObserver;

/**
 * Counts the values of estimates of x_0 that a sampler changed before it used them, for example by
 * clipping. For any sampler, the estimate that it received is compared with the one that it reports
 * to observers. Thread-safe.
 */
public final class LimitedEstimates {

  /** The share of the values of the data above which clipping is reported. */
  private static final double MOST_SHARE = 0.03;

  private final double[] lower;
  private final double[] upper;
  private long changed;
  private long values;

  /** Creates a counter for latents of a width. */
  LimitedEstimates(int width) {
    this.lower = new double[width];
    this.upper = new double[width];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
  }

  /** Observes one run of a sampler, on one thread. */
  static final class Run implements CleanEstimate, SamplingObserver {

    private final CleanEstimate estimate;
    private final SamplingObserver observer;
    private final LimitedEstimates counted;
    private Optional<Given> last = Optional.empty();

    /**
     * Starts observing.
     *
     * @param estimate the estimate that the sampler calls
     * @param observer a further observer
     * @param width the width of latents
     */
    Run(CleanEstimate estimate, SamplingObserver observer, int width) {
      this.estimate = estimate;
      this.observer = observer;
      this.counted = new LimitedEstimates(width);
    }

    @Override
    public Matrix at(Matrix noisy, NoiseLevel level) {
      Matrix clean = estimate.at(noisy, level);
      last = Optional.of(new Given(noisy, clean));
      return clean;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very rows that were given, not equal ones
    public void stepping(int step, NoiseLevel level, Matrix noisy, Matrix clean) {
      last.filter(given -> given.noisy() == noisy)
          .ifPresent(given -> counted.count(given.clean(), clean));
      observer.stepping(step, level, noisy, clean);
    }
  }

  /** An estimate that a sampler received. */
  private record Given(Matrix noisy, Matrix clean) {}

  private void count(Matrix given, Matrix used) {
    values += used.values().length;
    if (given.values() == used.values()) {
      return;
    }
    for (int row = 0; row < used.rows(); row++) {
      for (int column = 0; column < used.columns(); column++) {
        float before = given.get(row, column);
        float after = used.get(row, column);
        if (after < before) {
          raiseUpper(column, after);
          changed++;
        } else if (after > before) {
          dropLower(column, after);
          changed++;
        }
      }
    }
  }

  private void raiseUpper(int column, double bound) {
    upper[column] = Double.isInfinite(upper[column]) ? bound : Math.max(upper[column], bound);
  }

  private void dropLower(int column, double bound) {
    lower[column] = Double.isInfinite(lower[column]) ? bound : Math.min(lower[column], bound);
  }

  /** Adds the counts of a run. */
  synchronized void add(Run run) {
    changed += run.counted.changed;
    values += run.counted.values;
    for (int column = 0; column < lower.length; column++) {
      if (Double.isFinite(run.counted.upper[column])) {
        raiseUpper(column, run.counted.upper[column]);
      }
      if (Double.isFinite(run.counted.lower[column])) {
        dropLower(column, run.counted.lower[column]);
      }
    }
  }

  /**
   * Returns a warning if estimates were clipped to bounds outside of which there are more than a
   * few per cent of the values of the training latents, which samples then cannot reach. Clipping
   * to the range of the data is harmless.
   *
   * @param sampler the sampler's name
   * @param encoder the encoder's name
   */
  public synchronized Optional<String> warning(
      String sampler, String encoder, LatentSpread latents) {
    if (changed == 0) {
      return Optional.empty();
    }
    double share = latents.shareOutside(lower, upper);
    if (share <= MOST_SHARE) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Sampler '%s' limited %,d of %,d values of its estimates of x_0 (%.3g %%) to between"
                + " %.4g and %.4g, but the latents of encoder '%s' range from %.4g to %.4g: %.3g %%"
                + " of the values of the training data are outside, where samples cannot be. Leave"
                + " out the limit (option clip), or choose one that includes the latents.",
            sampler,
            changed,
            values,
            100.0 * changed / values,
            extreme(lower, -1),
            extreme(upper, 1),
            encoder,
            latents.least(),
            latents.greatest(),
            100 * share));
  }

  /** Returns the outermost bound of all columns with a bound, infinite without any. */
  private static double extreme(double[] bounds, int sign) {
    return sign
        * Arrays.stream(bounds)
            .map(bound -> sign * bound)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.POSITIVE_INFINITY);
  }
}
