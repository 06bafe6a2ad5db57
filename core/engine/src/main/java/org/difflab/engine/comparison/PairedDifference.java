// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.difflab.spi.Measurement.Better;

/**
 * The paired differences of a contestant and the baseline. Equal seeds share their random numbers,
 * so that common variation cancels.
 *
 * @param differences contestant minus baseline, by seed
 * @param uncertainty the uncertainty of the mean; empty with one seed, and if the difference is the
 *     same for every seed ({@link Spread#isConstant}), since there is then no variance to test it
 *     by
 * @param verdict the conclusion
 */
public record PairedDifference(
    Spread differences, Optional<Uncertainty> uncertainty, Verdict verdict) {

  /** The conclusion from a difference. */
  public enum Verdict {
    /** Better than the baseline: Holm's p is below 0.05, or the difference is constant. */
    BETTER,
    /** Worse than the baseline: Holm's p is below 0.05, or the difference is constant. */
    WORSE,
    /**
     * Different from the baseline in the same sense, for a measurement without a better direction.
     */
    DIFFERENT,
    /** The same value as the baseline's for every seed. */
    EQUAL,
    /** Not significant: the difference may be due to chance. */
    NOT_SIGNIFICANT,
    /** Not testable: there is no p value with one seed. */
    NOT_TESTED
  }

  /** Pairs two spreads over the same seeds; p is still uncorrected. */
  static PairedDifference of(Spread contestant, Spread baseline, Better better) {
    SortedMap<Long, Double> differences = new TreeMap<>();
    for (Map.Entry<Long, Double> value : contestant.values().entrySet()) {
      differences.put(value.getKey(), value.getValue() - baseline.values().get(value.getKey()));
    }
    Spread spread = new Spread(differences);
    return of(
        spread,
        spread.count() < 2 || spread.isConstant()
            ? Optional.empty()
            : Optional.of(Uncertainty.of(spread)),
        better);
  }

  private static PairedDifference of(
      Spread differences, Optional<Uncertainty> uncertainty, Better better) {
    boolean sure =
        differences.isConstant()
            || uncertainty
                .filter(found -> found.adjusted() < 1 - Uncertainty.CONFIDENCE)
                .isPresent();
    boolean rises = differences.mean() > 0;
    Verdict verdict =
        !sure
            ? uncertainty.isPresent() ? Verdict.NOT_SIGNIFICANT : Verdict.NOT_TESTED
            : differences.mean() == 0
                ? Verdict.EQUAL
                : better == Better.NEITHER
                    ? Verdict.DIFFERENT
                    : rises == (better == Better.HIGHER) ? Verdict.BETTER : Verdict.WORSE;
    return new PairedDifference(differences, uncertainty, verdict);
  }

  /** Returns this difference with a corrected p. */
  PairedDifference adjustedTo(double corrected, Better better) {
    return of(differences, uncertainty.map(found -> found.adjustedTo(corrected)), better);
  }

  /** Returns the mean difference. */
  public double mean() {
    return differences.mean();
  }
}
