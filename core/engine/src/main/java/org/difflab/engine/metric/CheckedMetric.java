package org.difflab.engine.metric;

import org.difflab.spi.Metric;

/** A metric that tells before anything is trained what it could never measure. */
public interface CheckedMetric extends Metric {

  /**
   * Checks what can be known by then.
   *
   * @throws org.difflab.spi.InputException saying what this metric needs, if that is missing
   */
  void check(PlannedEvaluation planned);
}
