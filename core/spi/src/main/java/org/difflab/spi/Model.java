package org.difflab.spi;

import java.util.List;
import org.difflab.spi.training.Weights;

/** Something trained: immutable, and safe to use from several threads at once. */
public interface Model {

  /**
   * Returns all that is needed to make this model again, bit for bit, with the {@code load} method
   * of the trainer that made it.
   */
  Weights weights();

  /** Returns how training went, if it went in steps; nothing for models fitted at once. */
  default List<Curve> curves() {
    return List.of();
  }
}
