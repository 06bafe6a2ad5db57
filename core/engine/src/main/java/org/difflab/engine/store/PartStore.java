// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.util.function.Function;
import org.difflab.spi.Model;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/** Keeps trained parts by key, so that each is trained once. */
public interface PartStore {

  /**
   * Returns the part of a key: the stored one, or one trained now and then stored.
   *
   * @param trainer loads the part from its weights
   * @param training trains it if it is not stored, keeping its state in the checkpoints given to it
   */
  <M extends Model> Obtained<M> obtain(
      PartKey key, Trainer<?, M> trainer, Function<Checkpoints, Trained<M>> training);

  /**
   * A part that was trained.
   *
   * @param model the part
   * @param seconds how long that took
   */
  record Trained<M extends Model>(M model, double seconds) {}

  /**
   * A part, and where it came from.
   *
   * @param model the part
   * @param source whether it was trained for this
   * @param trainingSeconds how long training it took, whenever that was; 0 if that is not known
   */
  record Obtained<M extends Model>(M model, Source source, double trainingSeconds) {}

  /** Where a part came from. */
  enum Source {
    /** Trained just now. */
    TRAINED,
    /** Found in the store. */
    STORED
  }
}
