// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.difflab.spi.Model;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/** Keeps trained parts as long as the program runs; needs no files. */
public final class MemoryStore implements PartStore {

  private final Map<PartKey, Trained<?>> trained = new ConcurrentHashMap<>();

  @Override
  // A key names its trainer's component, so what is stored under it is of the trainer's kind.
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
