// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * Measures a trained pipeline or its samples.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>Q1: the same evaluation gives the same numbers
 *   <li>Q2: samples are left untouched
 *   <li>Q3: there is a measurement; all are finite or state why they are undefined, and have
 *       distinct names
 *   <li>Q4: results do not depend on the number of threads
 *   <li>Q5: other samples are measured under the same names, so that they can be compared
 *   <li>Q6: without samples, an InputException states what is needed, or all numbers are finite
 *   <li>Q7: a metric whose subject is the samples calls no trained part
 *   <li>Q8: real samples, measured as if generated, are no worse than random ones
 *   <li>Q9: the check before training refuses what cannot be measured, and nothing else
 * </ul>
 *
 * @since 0.1
 */
public interface Metric {

  /** What a metric measures. */
  enum Subject {
    /**
     * The generated samples, compared with those of the data set. Such a metric can measure any
     * samples, so it is also applied to real and to random ones; these two results are shown next
     * to its values as "real data" and "random baseline".
     */
    SAMPLES,
    /** The trained parts, or how their samples were generated. */
    PIPELINE
  }

  /** Returns what this metric measures. */
  default Subject subject() {
    return Subject.PIPELINE;
  }

  /**
   * Checks, before anything is trained, that this metric can measure what is planned: that there
   * will be enough samples, a test part, and a denoiser of the kind it needs. It is called when an
   * experiment is checked, and again with all sizes known when the data have been read.
   *
   * @throws InputException if something is missing, stating what this metric needs and what was
   *     found
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
   *     to 0, is returned as {@link Measurement#undefined(String, Measurement.Better, String)}
   * @throws InputException if there are too few samples, or they are of a kind that this metric
   *     cannot measure; the message states what it needs
   */
  List<Measurement> measure(Evaluation evaluation);

  /**
   * Returns the tables to draw besides the numbers; called once for each trial, after {@link
   * #measure}.
   *
   * @throws InputException as {@link #measure} does
   */
  default List<Finding> find(Evaluation evaluation) {
    return List.of();
  }
}
