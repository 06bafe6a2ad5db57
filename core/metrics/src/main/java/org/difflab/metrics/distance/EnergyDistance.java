// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;

/**
 * The squared energy distance between generated samples x and test samples y, 2·E‖x − y‖ − E‖x −
 * x'‖ − E‖y − y'‖ (Székely and Rizzo, "Energy statistics: A class of statistics based on
 * distances", 2013, equation 5). It is 0 only for equal distributions. Means within a sample are
 * taken over different rows, which makes the estimate unbiased; a value below 0 means that no
 * difference was detected.
 *
 * <p>It has no bandwidth and combines all scales; so, like the {@link SlicedWasserstein} distance,
 * it is insensitive to fine structure.
 */
public final class EnergyDistance implements Metric {

  private static final String NAME = "energy-distance";

  /**
   * The options of this component.
   *
   * @param limit maximum number of samples of each side to use
   */
  public record Options(
      @Option(
              help = "greatest number of generated and of test samples to use, evenly spaced",
              defaultsTo = "10000",
              min = 2)
          int limit) {}

  private final Options options;
  private final LinearAlgebra algebra;

  /** Creates the metric. */
  @Inject
  public EnergyDistance(Options options, LinearAlgebra algebra) {
    this.options = options;
    this.algebra = algebra;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    TwoSamples.check(NAME, planned);
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    TwoSamples samples = TwoSamples.of(NAME, evaluation, options.limit());
    double distance = -samples.contrast(DistanceSum::new, algebra, evaluation.workers())[0];
    return List.of(new Measurement(NAME, distance, Measurement.Better.LOWER));
  }

  private static final class DistanceSum implements PairSums.Gatherer {

    private double sum;

    @Override
    public void add(double[] squares, int count) {
      for (int i = 0; i < count; i++) {
        squares[i] = Math.sqrt(squares[i]);
      }
      sum += PartialSums.of(squares, count);
    }

    @Override
    public double[] sums() {
      return new double[] {sum};
    }
  }
}
