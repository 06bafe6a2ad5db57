package org.difflab.spi;

import java.util.List;

/** Measures a trained pipeline or what it generated. */
public interface Metric {

  /**
   * Measures.
   *
   * @return one or more named numbers
   * @throws InputException if the samples are too few or of a kind this metric cannot judge; the
   *     message says what it needs
   */
  List<Measurement> measure(Evaluation evaluation);
}
