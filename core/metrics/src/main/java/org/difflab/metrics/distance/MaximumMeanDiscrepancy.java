// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.metrics.rows.PlainDecimal;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;

/**
 * The squared maximum mean discrepancy between generated samples x and test samples y, E[k(x, x')]
 * + E[k(y, y')] − 2·E[k(x, y)] with a Gaussian kernel k(x, y) = exp(−‖x − y‖²/2h²) (Gretton et al.,
 * "A kernel two-sample test", 2012, equation 3). The estimate is unbiased; a value below 0 means
 * that no difference was detected.
 *
 * <p>Each width h is given in units of the median distance between test samples ({@link
 * MedianDistance}). A kernel as wide as the median compares the overall location of mass; one a
 * tenth as wide detects clumps and gaps, which distances that average over all scales miss. The
 * bandwidth depends on the test samples alone, so that pipelines can be compared.
 */
public final class MaximumMeanDiscrepancy implements Metric {

  private static final String NAME = "mmd";

  /**
   * The options of this component.
   *
   * @param widths of the kernels, in units of the median distance
   * @param limit maximum number of samples of each side to use
   */
  public record Options(
      @Option(
              help = "widths of the kernel, in units of the median distance between test samples",
              defaultsTo = "[1, 0.3, 0.1]",
              min = 1e-6,
              max = 1e6)
          List<Double> widths,
      @Option(
              help = "greatest number of generated and of test samples to use, evenly spaced",
              defaultsTo = "10000",
              min = 2)
          int limit) {

    /**
     * Checks the widths.
     *
     * @throws IllegalArgumentException if there are none, or one is not above 0
     */
    public Options {
      widths = List.copyOf(widths);
      if (widths.isEmpty()) {
        throw new IllegalArgumentException("widths must name at least one width of the kernel");
      }
      for (double width : widths) {
        if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("widths must be finite and above 0, found " + width);
        }
      }
    }
  }

  private final Options options;
  private final LinearAlgebra algebra;

  /** Creates the metric. */
  @Inject
  public MaximumMeanDiscrepancy(Options options, LinearAlgebra algebra) {
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
    double median = MedianDistance.of(samples.real(), algebra);
    if (median == 0) {
      return options.widths().stream()
          .map(
              width ->
                  Measurement.undefined(
                      name(width),
                      Measurement.Better.LOWER,
                      "the median distance between test samples is 0, so the kernel has no width"))
          .toList();
    }
    double[] widths = options.widths().stream().mapToDouble(width -> width * median).toArray();
    double[] discrepancies =
        samples.contrast(() -> new GaussianKernels(widths), algebra, evaluation.workers());
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      measurements.add(
          new Measurement(
              name(options.widths().get(i)), discrepancies[i], Measurement.Better.LOWER));
    }
    return measurements;
  }

  private static String name(double width) {
    return "squared mmd at width " + PlainDecimal.of(width);
  }
}
