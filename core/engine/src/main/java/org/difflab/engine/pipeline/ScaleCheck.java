// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.difflab.spi.NoiseLevel;

/**
 * Warns, before a denoiser is trained, if sampling cannot reproduce the data because of their
 * scale.
 *
 * <p>Let a column of the latents have the mean m and the standard deviation d, and let sampling
 * begin at a level of signal a and noise s. There the noisy data are about N(a·m, a²·d² + s²), but
 * sampling begins at N(0, s²). With u = a·m/s and w = a²·d²/s², the Kullback-Leibler divergence of
 * these two is
 *
 * <pre>KL(N(a·m, a²·d² + s²) ‖ N(0, s²)) = (u² + w − ln(1 + w)) / 2   nats.</pre>
 *
 * <p>The probability flow to the clean level is a bijection, which preserves divergences: an exact
 * denoiser of N(m, d²) ends at N(m − d·u/√(1 + w), d²/(1 + w)), at the same divergence from the
 * data. Above {@value #MOST_DIVERGENCE} nats in any column the difference matters: 500 samples
 * reveal it, since n samples estimate a Gaussian to within about 1/n nats. It means that the mean
 * is 6 % of a standard deviation off, or the standard deviation 5 % too small.
 *
 * <p>In addition, networks and schedules are designed for latents of about unit scale: deviations
 * from {@value #LEAST_DEVIATION} to {@value #MOST_DEVIATION}, means within ±{@value
 * #MOST_DEVIATION}. Columns of images and of their latents share one unit, so their root mean
 * square is checked; those of points and tables are checked one by one.
 */
final class ScaleCheck {

  static final double MOST_DIVERGENCE = 0.002;
  static final double LEAST_DEVIATION = 0.1;
  static final double MOST_DEVIATION = 10;

  /** The range of scales of latents without a warning. */
  private static final double ABOUT_ONE = 1.5;

  private final String encoder;
  private final String schedule;
  private final NoiseLevel start;
  private final String remedy;

  /**
   * Creates the check.
   *
   * @param encoder the encoder's name
   * @param schedule the schedule's name
   * @param start the level at which sampling begins
   * @param standardizing an encoder that scales columns to unit scale, if one other than the above
   *     is known
   */
  ScaleCheck(String encoder, String schedule, NoiseLevel start, Optional<String> standardizing) {
    this.encoder = encoder;
    this.schedule = schedule;
    this.start = start;
    this.remedy =
        standardizing
            .filter(name -> !name.equals(encoder))
            .map(name -> "Choose encoder '" + name + "' or end a list of encoders with it")
            .orElse("Choose an encoder whose latents have unit scale");
  }

  /** Returns the divergence above, in nats, of a column. */
  static double divergence(NoiseLevel start, double mean, double deviation) {
    double u = start.signal() * mean / start.noise();
    double w = Math.pow(start.signal() * deviation / start.noise(), 2);
    return (u * u + w - Math.log1p(w)) / 2;
  }

  /**
   * Returns a warning if a schedule ends too early even for latents of mean 0 and standard
   * deviation 1.
   *
   * @param start the level at which sampling begins
   */
  static Optional<String> ofUnitScale(String schedule, NoiseLevel start) {
    if (divergence(start, 0, 1) <= MOST_DIVERGENCE) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s before data of unit scale are noise: latents of mean 0 and standard deviation 1"
                + " have the standard deviation %.3g there, and sampling begins with %.3g, so that"
                + " even an exact denoiser makes samples whose standard deviation is %.3g times"
                + " that of the data. Choose options of the schedule with which it ends with less"
                + " signal or more noise.",
            ends(schedule, start),
            Math.hypot(start.signal(), start.noise()),
            start.noise(),
            start.noise() / Math.hypot(start.signal(), start.noise())));
  }

  private static String ends(String schedule, NoiseLevel start) {
    return String.format(
        Locale.ROOT,
        "Schedule '%s' ends at signal %.3g and noise %.3g,",
        schedule,
        start.signal(),
        start.noise());
  }

  /**
   * Returns the warnings about latents.
   *
   * @param together whether their columns share one unit
   */
  List<String> warnings(LatentSpread spread, boolean together) {
    List<String> warnings = new ArrayList<>();
    endsEarly(spread).ifPresent(warnings::add);
    (together ? farFromUnitTogether(spread) : farFromUnit(spread)).ifPresent(warnings::add);
    return warnings;
  }

  private Optional<String> endsEarly(LatentSpread spread) {
    int worst = 0;
    int above = 0;
    double most = -1;
    for (int column = 0; column < spread.columns(); column++) {
      double divergence = divergence(start, spread.mean(column), spread.deviation(column));
      above += divergence > MOST_DIVERGENCE ? 1 : 0;
      if (divergence > most) {
        most = divergence;
        worst = column;
      }
    }
    if (above == 0) {
      return Optional.empty();
    }
    double mean = spread.mean(worst);
    double deviation = spread.deviation(worst);
    double u = start.signal() * mean / start.noise();
    double w = Math.pow(start.signal() * deviation / start.noise(), 2);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s before the latents of encoder '%s' are noise: column %d of %d, of mean %.4g and"
                + " standard deviation %.4g, is about N(%.3g, %.3g²) there, and sampling begins at"
                + " N(0, %.3g²), so that even an exact denoiser ends at mean %.4g and standard"
                + " deviation %.4g (%.3g nats from the data, more than %s; %s). %s"
                + " options of the schedule with which it ends with less signal or more noise.",
            ends(schedule, start),
            encoder,
            worst + 1,
            spread.columns(),
            mean,
            deviation,
            start.signal() * mean,
            Math.hypot(start.signal() * deviation, start.noise()),
            start.noise(),
            mean - deviation * u / Math.sqrt(1 + w),
            deviation / Math.sqrt(1 + w),
            most,
            MOST_DIVERGENCE,
            above == 1 ? "in 1 column" : "in " + above + " columns",
            Math.max(Math.abs(mean), deviation) > ABOUT_ONE ? remedy + ", or" : "Choose"));
  }

  private Optional<String> farFromUnit(LatentSpread spread) {
    int worst = -1;
    int far = 0;
    for (int column = 0; column < spread.columns(); column++) {
      if (strangeness(spread.mean(column), spread.deviation(column)) > 1) {
        far++;
        if (worst < 0
            || strangeness(spread.mean(column), spread.deviation(column))
                > strangeness(spread.mean(worst), spread.deviation(worst))) {
          worst = column;
        }
      }
    }
    return far == 0
        ? Optional.empty()
        : Optional.of(
            far(
                "column " + (worst + 1) + " of " + spread.columns() + " has",
                spread.mean(worst),
                spread.deviation(worst),
                far == 1 ? "1 column is" : far + " columns are"));
  }

  private Optional<String> farFromUnitTogether(LatentSpread spread) {
    double means = 0;
    double variances = 0;
    for (int column = 0; column < spread.columns(); column++) {
      means += spread.mean(column) * spread.mean(column) / spread.columns();
      variances += spread.deviation(column) * spread.deviation(column) / spread.columns();
    }
    double mean = Math.sqrt(means);
    double deviation = Math.sqrt(variances);
    return strangeness(mean, deviation) > 1
        ? Optional.of(far("the root mean squares of all columns are", mean, deviation, "all are"))
        : Optional.empty();
  }

  /** Returns how many times a column is too far from unit scale; constant columns are ignored. */
  private static double strangeness(double mean, double deviation) {
    double small = deviation > 0 ? LEAST_DEVIATION / deviation : 0;
    double large = Math.max(deviation, Math.abs(mean)) / MOST_DEVIATION;
    return Math.max(small, large);
  }

  private String far(String what, double mean, double deviation, String count) {
    return String.format(
        Locale.ROOT,
        "The latents of encoder '%s' are far from unit scale: %s mean %.4g and standard deviation"
            + " %.4g, but networks and schedules expect standard deviations from %.1f to %.0f and"
            + " means within ±%.0f (%s too far). %s.",
        encoder,
        what,
        mean,
        deviation,
        LEAST_DEVIATION,
        MOST_DEVIATION,
        MOST_DEVIATION,
        count,
        remedy);
  }
}
