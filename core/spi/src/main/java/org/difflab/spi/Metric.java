// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * Measures a trained pipeline or what it generated.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>Q1: the same evaluation gives the same numbers
 *   <li>Q2: samples are left untouched
 *   <li>Q3: there is a measurement; all are finite or say why they are undefined, under names of
 *       their own
 *   <li>Q4: the number of threads changes no bits
 *   <li>Q5: other samples are measured under the same names, so that they can be compared
 *   <li>Q6: without samples, an InputException says what is needed, or numbers are finite
 *   <li>Q7: a metric whose subject is the samples asks no trained part
 *   <li>Q8: real samples, measured as if generated, are no worse than random ones
 *   <li>Q9: the check before training refuses what cannot be measured, and nothing else
 * </ul>
 *
 * @since 0.1
 */
public interface Metric {

  /** What a metric looks at. */
  enum Subject {
    /**
     * The generated samples alone, next to those of the data set. Such a metric can measure any
     * samples, so it is also asked about real ones and about random ones: these two results are
     * shown beside its values as "real data" and "random baseline".
     */
    SAMPLES,
    /** The trained parts, or how they came to their samples. */
    PIPELINE
  }

  /** Returns what this metric looks at. */
  default Subject subject() {
    return Subject.PIPELINE;
  }

  /**
   * Checks, before anything is trained, that this metric can measure what is planned: that there
   * will be enough samples, a test part, a denoiser of the kind it asks for. It is asked when an
   * experiment is checked, and once more, with all sizes known, when the data have been read.
   *
   * @throws InputException saying what this metric needs and what was found, if that is missing
   */
  default void check(PlannedEvaluation planned) {}

  /**
   * Returns the values of real data and of a random baseline for a metric of the pipeline, where
   * the data alone determine them exactly. Those of metrics of samples are measured instead.
   *
   * @throws InputException as {@link #measure} does
   */
  default Bounds bounds(Splits data) {
    return Bounds.UNKNOWN;
  }

  /**
   * Measures.
   *
   * @return one or more named numbers; one that is not defined for this evaluation, such as a ratio
   *     to 0, says so by {@link Measurement#undefined(String, Measurement.Better, String)}
   * @throws InputException if the samples are too few or of a kind this metric cannot judge; the
   *     message says what it needs
   */
  List<Measurement> measure(Evaluation evaluation);

  /**
   * Returns what there is to draw besides the numbers; asked once for each trial, after {@link
   * #measure}.
   *
   * @throws InputException as {@link #measure} does
   */
  default List<Finding> find(Evaluation evaluation) {
    return List.of();
  }
}
