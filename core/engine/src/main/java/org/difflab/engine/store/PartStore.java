// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.util.function.Function;
import org.difflab.spi.Model;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/** Stores trained parts by key, so that each is trained only once. */
public interface PartStore {

  /**
   * Returns the part with a key; trains and stores it if it is not stored yet.
   *
   * @param trainer loads the part from its weights
   * @param training trains it if it is not stored, with the given checkpoints
   */
  <M extends Model> Obtained<M> obtain(
      PartKey key, Trainer<?, M> trainer, Function<Checkpoints, Trained<M>> training);

  /**
   * A part that was trained.
   *
   * @param model the part
   * @param seconds training time
   */
  record Trained<M extends Model>(M model, double seconds) {}

  /**
   * A part with its source.
   *
   * @param model the part
   * @param source whether it was trained by this call or was stored
   * @param trainingSeconds training time, of this or an earlier call; 0 if unknown
   */
  record Obtained<M extends Model>(M model, Source source, double trainingSeconds) {}

  /** The source of a part. */
  enum Source {
    /** Trained by this call. */
    TRAINED,
    /** Found in the store. */
    STORED
  }
}
