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

  /** The least and the greatest of some values. */
  private record Extremes(double least, double greatest) {

    static Extremes of(Matrix matrix, Workers workers) {
      List<Extremes> blocks =
          workers.mapBlocks(
              matrix.rows(),
              (from, to) -> of(matrix.values(), from * matrix.columns(), to * matrix.columns()));
      return new Extremes(
          blocks.stream().mapToDouble(Extremes::least).min().orElseThrow(),
          blocks.stream().mapToDouble(Extremes::greatest).max().orElseThrow());
    }

    private static Extremes of(float[] values, int from, int to) {
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        float value = values[i];
        // Comparisons are foretold by the processor; minima would wait for each other.
        if (value < least) {
          least = value;
        }
        if (value > greatest) {
          greatest = value;
        }
      }
      return new Extremes(least, greatest);
    }
  }

  /** Compares samples with training data, neither of them empty. */
  static ValueRange of(Matrix data, Matrix samples, Workers workers) {
    Extremes ofData = Extremes.of(data, workers);
    Extremes ofSamples = Extremes.of(samples, workers);
    double margin = (ofData.greatest() - ofData.least()) / 2;
    long outside = 0;
    for (float value : samples.values()) {
      if (value < ofData.least() - margin || value > ofData.greatest() + margin) {
        outside++;
      }
    }
    return new ValueRange(
        ofData.least(),
        ofData.greatest(),
        ofSamples.least(),
        ofSamples.greatest(),
        (double) outside / samples.values().length);
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
