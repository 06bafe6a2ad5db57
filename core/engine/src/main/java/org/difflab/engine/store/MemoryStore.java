// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.difflab.spi.Model;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/** Stores trained parts in memory. */
public final class MemoryStore implements PartStore {

  private final Map<PartKey, Trained<?>> trained = new ConcurrentHashMap<>();

  @Override
  // A key includes the component of its trainer, so the stored model has the type of the trainer.
  @SuppressWarnings("unchecked")
  public <M extends Model> Obtained<M> obtain(
      PartKey key, Trainer<?, M> trainer, Function<Checkpoints, Trained<M>> training) {
    Trained<?> known = trained.get(key);
    if (known != null) {
      return new Obtained<>((M) known.model(), Source.STORED, known.seconds());
    }
    Trained<M> fresh = training.apply(Checkpoints.NONE);
    trained.put(key, fresh);
    return new Obtained<>(fresh.model(), Source.TRAINED, fresh.seconds());
  }
}
