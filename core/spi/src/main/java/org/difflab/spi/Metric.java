package org.difflab.spi;

import java.util.List;

/** Measures a trained pipeline or what it generated. */
public interface Metric {

  /** What a metric looks at. */
  enum Subject {
    /**
     * The generated samples alone, next to those of the data set. Such a metric can measure any
     * samples, so it is also asked about real ones and about random ones: what it says of these are
     * the floor and the ceiling that its values stand between.
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
   * Returns the floor and the ceiling of a metric of the pipeline where the data alone tell them
   * exactly. Those of metrics of samples are measured instead.
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
}
