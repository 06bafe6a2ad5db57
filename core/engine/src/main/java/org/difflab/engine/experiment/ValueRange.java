package org.difflab.engine.experiment;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Finding;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * How far the values of generated samples reach beyond those of the data. It stands among the
 * findings of every trial, so that samples which saturate are seen without any metric.
 *
 * @param dataLeast the least value of the training data
 * @param dataGreatest their greatest value
 * @param least the least value of the samples
 * @param greatest their greatest value
 * @param farOutside the share of the samples' values, 0 to 1, that lie beyond the data's by more
 *     than half of the data's range
 */
public record ValueRange(
    double dataLeast, double dataGreatest, double least, double greatest, double farOutside) {

  /** What the finding is called. */
  public static final String NAME = "range of values";

  private static final List<String> COLUMNS = List.of("least", "greatest", "share far outside");

  /** Compares samples, at least one, with the extremes of training data. */
  static ValueRange of(Extremes data, Matrix samples, Workers workers) {
    Extremes extremes = Extremes.of(samples, workers);
    Extremes near =
        new Extremes(data.least() - data.halfRange(), data.greatest() + data.halfRange());
    boolean allNear = extremes.least() >= near.least() && extremes.greatest() <= near.greatest();
    long outside = allNear ? 0 : outside(samples.values(), near);
    return new ValueRange(
        data.least(),
        data.greatest(),
        extremes.least(),
        extremes.greatest(),
        (double) outside / samples.values().length);
  }

  private static long outside(float[] values, Extremes near) {
    long outside = 0;
    for (float value : values) {
      if (value < near.least() || value > near.greatest()) {
        outside++;
      }
    }
    return outside;
  }

  /** Returns the finding that {@link #in} reads. */
  Finding finding() {
    return new Finding(
        NAME,
        Finding.Kind.TABLE,
        COLUMNS,
        List.of(
            new Finding.Row("training data", List.of(dataLeast, dataGreatest, 0.0)),
            new Finding.Row("samples", List.of(least, greatest, farOutside))));
  }

  /** Returns the range among the findings of a trial, if it is there. */
  public static Optional<ValueRange> in(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.name().equals(NAME) && finding.columns().equals(COLUMNS))
        .findFirst()
        .map(
            finding -> {
              List<Double> data = finding.rows().get(0).values();
              List<Double> samples = finding.rows().get(1).values();
              return new ValueRange(
                  data.get(0), data.get(1), samples.get(0), samples.get(1), samples.get(2));
            });
  }
}
