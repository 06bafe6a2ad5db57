// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import java.util.function.Supplier;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The rows that are compared.
 *
 * @param generated n×d, what a pipeline generated
 * @param real m×d, the test part of the data set
 */
record TwoSamples(Matrix generated, Matrix real) {

  /** Smallest number of rows that contains a pair. */
  private static final int FEWEST = 2;

  /**
   * Checks that there will be enough samples.
   *
   * @throws InputException if one side will have fewer than two
   */
  static void check(String metric, PlannedEvaluation planned) {
    planned.needs(metric).generated(FEWEST).test(FEWEST).require();
  }

  /**
   * Selects the generated and the test samples of an evaluation: at most {@code limit} of each,
   * evenly spaced.
   *
   * @throws InputException if one side has fewer than two
   */
  static TwoSamples of(String metric, Evaluation evaluation, int limit) {
    Samples generated = evaluation.generated();
    Samples test = evaluation.data().test();
    if (generated.count() < FEWEST || test.count() < FEWEST) {
      throw new InputException(
          "metric '"
              + metric
              + "' needs at least "
              + FEWEST
              + " generated samples and "
              + FEWEST
              + " test samples, found "
              + generated.count()
              + " and "
              + test.count());
    }
    return new TwoSamples(chosen(generated, limit), chosen(test, limit));
  }

  private static Matrix chosen(Samples samples, int limit) {
    return samples.values().select(Samples.evenlySpaced(samples.count(), limit));
  }

  /**
   * Returns, for each summed function f, E[f(x, x')] + E[f(y, y')] − 2·E[f(x, y)] with x, x'
   * different generated rows and y, y' different real ones: unbiased, so that two samples of the
   * same distribution give 0 in expectation.
   */
  double[] contrast(Supplier<PairSums.Gatherer> functions, LinearAlgebra algebra, Workers workers) {
    PairSums sums = new PairSums(functions, algebra, workers);
    double[] withinGenerated = sums.within(generated);
    double[] withinReal = sums.within(real);
    double[] between = sums.between(generated, real);
    double[] contrast = new double[between.length];
    for (int f = 0; f < contrast.length; f++) {
      contrast[f] =
          withinGenerated[f] / pairs(generated)
              + withinReal[f] / pairs(real)
              - 2 * between[f] / ((double) generated.rows() * real.rows());
    }
    return contrast;
  }

  private static double pairs(Matrix rows) {
    return 0.5 * rows.rows() * (rows.rows() - 1.0);
  }
}
