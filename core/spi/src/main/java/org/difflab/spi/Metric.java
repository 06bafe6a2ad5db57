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
 *   <li>Q3: there is a measurement; all are finite, under names of their own
 *   <li>Q4: the number of threads changes no bits
 *   <li>Q5: other samples are measured under the same names, so that they can be compared
 *   <li>Q6: without samples, an InputException says what is needed, or numbers are finite
 *   <li>Q7: a metric whose subject is the samples asks no trained part
 *   <li>Q8: real samples, measured as if generated, are no worse than random ones
 * </ul>
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
   * @return one or more named numbers
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
