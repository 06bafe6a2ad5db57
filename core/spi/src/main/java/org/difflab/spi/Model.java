package org.difflab.spi;

import org.difflab.spi.training.Weights;

/** Something trained: immutable, and safe to use from several threads at once. */
public interface Model {

  /**
   * Returns all that is needed to make this model again, bit for bit, with the {@code load} method
   * of the trainer that made it.
   */
  Weights weights();
}
