// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.difflab.spi.Model;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.Trainer;

/**
 * Lets several threads use a store at once: who asks for a part that another is training waits for
 * it and then finds it stored. If that training fails, the next in line tries it himself, so that
 * everybody learns the reason at first hand.
 */
public final class WaitingStore implements PartStore {

  private final PartStore store;
  private final Map<PartKey, Object> turns = new ConcurrentHashMap<>();

  /** Makes the store that others wait in front of. */
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
