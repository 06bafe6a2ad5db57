// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.files.text.Spelling;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Option;

/**
 * The sliced Wasserstein distance between generated and test samples, (E_θ[W_p(θ·x, θ·y)^p])^{1/p}
 * over directions θ uniform on the sphere (Bonneel et al., "Sliced and Radon Wasserstein
 * barycenters of measures", 2015). In one dimension W_p is computed exactly from the sorted values
 * (see {@link QuantileDistance}); for one-dimensional data, which have one direction, the whole
 * distance is exact.
 *
 * <p>Directions are drawn from the metric's own seed, so that all pipelines and all seeds of a
 * trial are measured along the same directions. The unit is that of the data.
 */
public final class SlicedWasserstein implements Metric {

  private static final String NAME = "sliced-wasserstein";

  /** Number of directions projected on at a time, which limits memory. */
  private static final int BUNDLE = 64;

  /**
   * The options of this component.
   *
   * @param projections number of directions
   * @param order p
   * @param seed of the directions
   * @param limit maximum number of samples of each side to use
   */
  public record Options(
      @Option(
              help = "number of directions to project on; one is enough for one dimension",
              defaultsTo = "256",
              min = 1,
              max = 100000)
          int projections,
      @Option(
              help = "p of the distance W_p: 1 for the mean, 2 for the root mean square",
              defaultsTo = "1",
              min = 1,
              max = 2)
          int order,
      @Option(help = "seed of the directions", defaultsTo = "0") long seed,
      @Option(
              help = "greatest number of generated and of test samples to use, evenly spaced",
              defaultsTo = "100000",
              min = 2)
          int limit) {}

  private final Options options;

  /** Creates the metric. */
  @Inject
  public SlicedWasserstein(Options options) {
    this.options = options;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    long values = (long) planned.shape().size() * options.projections();
    if (values > Integer.MAX_VALUE) {
      throw new InputException(
          "metric '"
              + NAME
              + "': option 'projections' is too large for samples of "
              + Spelling.counted(planned.shape().size(), "value")
              + ": "
              + options.projections());
    }
    TwoSamples.check(NAME, planned);
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    TwoSamples samples = TwoSamples.of(NAME, evaluation, options.limit());
    Directions directions =
        Directions.drawn(samples.real().columns(), options.projections(), options.seed());
    double sum = 0;
    for (int from = 0; from < directions.count(); from += BUNDLE) {
      int to = Math.min(directions.count(), from + BUNDLE);
      for (double power : powers(samples, directions, from, to, evaluation.workers())) {
        sum += power;
      }
    }
    double mean = sum / directions.count();
    double distance = options.order() == 1 ? mean : Math.sqrt(mean);
    String name = options.order() == 1 ? NAME : NAME + " of order 2";
    return List.of(new Measurement(name, distance, Measurement.Better.LOWER));
  }

  private List<Double> powers(
      TwoSamples samples, Directions directions, int from, int to, Workers workers) {
    double[][] generated = directions.sorted(samples.generated(), from, to, workers);
    double[][] real = directions.sorted(samples.real(), from, to, workers);
    return workers.map(
        to - from, i -> QuantileDistance.power(generated[i], real[i], options.order()));
  }
}
