// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.difflab.spi.Model;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/**
 * Makes a store usable by several threads: a request for a part that another thread is training
 * waits and then uses the stored part. If that training fails, the next waiting thread trains the
 * part itself, so that each thread gets its own exception.
 */
public final class WaitingStore implements PartStore {

  private final PartStore store;
  private final Map<PartKey, Object> turns = new ConcurrentHashMap<>();

  /** Wraps a store. */
  public WaitingStore(PartStore store) {
    this.store = store;
  }

  @Override
  public <M extends Model> Obtained<M> obtain(
      PartKey key, Trainer<?, M> trainer, Function<Checkpoints, Trained<M>> training) {
    synchronized (turns.computeIfAbsent(key, added -> new Object())) {
      return store.obtain(key, trainer, training);
    }
  }
}
