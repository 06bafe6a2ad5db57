// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.linear.ColumnMoments;
import org.difflab.metrics.rows.TestRows;
import org.difflab.spi.Bounds;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Option;

/**
 * The information an encoder loses: the mean of (decode(encode(x)) − x)² over held-out samples x
 * and their values. No pipeline can generate sharper samples than its encoder reconstructs.
 */
public final class ReconstructionError implements Metric {

  private static final String NAME = "reconstruction-error";

  /**
   * The options of this component.
   *
   * @param limit maximum number of test samples to use
   */
  public record Options(
      @Option(help = "number of test samples to use; all by default", defaultsTo = "", min = 1)
          OptionalInt limit) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    public Options {
      TestRows.requireLimit(limit);
    }
  }

  private final Options options;

  /** Creates the metric. */
  @Inject
  public ReconstructionError(Options options) {
    this.options = options;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Real data have 0. The random baseline is the error of an encoder that keeps no information,
   * which reconstructs every sample as the mean of the training samples.
   */
  @Override
  public Bounds bounds(Splits data) {
    int[] rows = TestRows.choose(NAME, data.test(), options.limit());
    Matrix samples = data.test().values().select(rows);
    double[] mean = ColumnMoments.of(data.train().values()).means();
    double sum = 0;
    for (int i = 0; i < samples.values().length; i++) {
      double apart = samples.values()[i] - mean[i % mean.length];
      sum += apart * apart;
    }
    return new Bounds(List.of(measured(0)), List.of(measured(sum / samples.values().length)));
  }

  @Override
  public void check(PlannedEvaluation planned) {
    planned.needs(NAME).test(1).require();
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    Samples test = evaluation.data().test();
    int[] rows = TestRows.choose(NAME, test, options.limit());
    Encoder encoder = evaluation.encoder();
    double sum = 0;
    for (double block :
        evaluation
            .workers()
            .mapBlocks(
                rows.length,
                (from, to) -> {
                  Matrix samples = test.values().select(Arrays.copyOfRange(rows, from, to));
                  return SquaredError.sum(encoder.decode(encoder.encode(samples)), samples);
                })) {
      sum += block;
    }
    double mean = sum / ((double) rows.length * test.values().columns());
    return List.of(measured(mean));
  }

  private static Measurement measured(double value) {
    return new Measurement(NAME, value, Measurement.Better.LOWER);
  }
}
