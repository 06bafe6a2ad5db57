package org.difflab.neural.training;

import org.difflab.neural.network.Lane;

/**
 * What a network is trained for: the mean of a loss over examples. Called for several lanes at
 * once; random numbers must depend on the step and the {@link LaneRows#place} only.
 */
public interface Objective {

  /** Returns how many examples there are. */
  int examples();

  /** Writes the inputs of the rows into the lane. */
  void fill(LaneRows rows, Lane lane);

  /**
   * Writes the gradients of Σ loss / batch size by the values the loss depends on.
   *
   * @return the sum of the rows' losses, if it is measured
   */
  double differentiate(LaneRows rows, Lane lane);
}
