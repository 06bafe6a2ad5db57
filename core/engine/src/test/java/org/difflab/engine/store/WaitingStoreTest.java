// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.engine.store.PartStore.Obtained;
import org.difflab.engine.store.PartStore.Source;
import org.difflab.engine.store.PartStore.Trained;
import org.difflab.spi.Model;
import org.difflab.spi.Weights;
import org.difflab.spi.training.Trainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WaitingStoreTest {

  private static final PartKey KEY = PartKey.of("number", List.of("a"));
  private static final int ASKING = 8;

  private record Nothing() implements Model {
    @Override
    public Weights weights() {
      return Weights.none();
    }
  }

  private record Loading() implements Trainer<Integer, Nothing> {
    @Override
    public Nothing train(Integer input, Training training) {
      throw new UnsupportedOperationException("each test trains in its own way");
    }

    @Override
    public Nothing load(Weights weights) {
      return new Nothing();
    }
  }

  private final AtomicInteger trained = new AtomicInteger();
  private final WaitingStore store = new WaitingStore(new MemoryStore());

  @Test
  void oneTrainsAndTheOthersWaitForIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(ASKING);
    List<Future<Obtained<Nothing>>> asked = new ArrayList<>();
    for (int asking = 0; asking < ASKING; asking++) {
      asked.add(
          threads.submit(
              () ->
                  store.obtain(
                      KEY,
                      new Loading(),
                      checkpoints -> {
                        trained.incrementAndGet();
                        return new Trained<>(new Nothing(), 1);
                      })));
    }
    int fresh = 0;
    for (Future<Obtained<Nothing>> each : asked) {
      fresh += each.get().source() == Source.TRAINED ? 1 : 0;
    }
    threads.shutdown();

    assertEquals(1, trained.get());
    assertEquals(1, fresh);
  }

  @Test
  void whoWaitedForAFailureTriesAgain() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Obtained<Nothing>>> asked = new ArrayList<>();
    for (int asking = 0; asking < 2; asking++) {
      asked.add(
          threads.submit(
              () ->
                  store.obtain(
                      KEY,
                      new Loading(),
                      checkpoints -> {
                        throw new ArithmeticException("failed " + trained.incrementAndGet());
                      })));
    }
    threads.shutdown();

    for (Future<Obtained<Nothing>> each : asked) {
      assertThrows(ExecutionException.class, each::get);
    }
    assertEquals(2, trained.get());
  }
}
