// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs trials in order, with as many in parallel as the limits allow. A trial that runs out of
 * memory while others run is repeated by itself, after all of them.
 */
final class TrialQueue {

  private final TrialLimits limits;
  private final Deque<PendingTrial> waiting;
  private final List<PendingTrial> alone = new ArrayList<>();
  private int running;
  private long memory;
  private boolean stopped;

  TrialQueue(TrialLimits limits, List<PendingTrial> trials) {
    this.limits = limits;
    this.waiting = new ArrayDeque<>(trials);
  }

  /** The work for each trial. */
  @FunctionalInterface
  interface Work {

    /**
     * Runs a trial and stores its result.
     *
     * @throws OutOfMemoryError if there was not enough memory while other trials ran
     */
    void run(PendingTrial trial);
  }

  /**
   * Runs all trials.
   *
   * @param together runs a trial while others run
   * @param alone runs a trial while no other runs; stores a result even if memory runs out
   * @throws CancellationException if this thread is interrupted; running trials are then cancelled,
   *     and no further one is started
   */
  void run(Work together, Work alone) {
    if (limits.trials() == 1) {
      waiting.forEach(alone::run);
      return;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(limits.trials(), work -> new Thread(work, "difflab-trial"));
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int number = 0; number < limits.trials(); number++) {
        workers.add(threads.submit(() -> work(together)));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      stop();
      threads.shutdownNow();
    }
    this.alone.forEach(alone::run);
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while trials ran");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private void work(Work together) {
    for (Optional<PendingTrial> next = take(); next.isPresent(); next = take()) {
      PendingTrial trial = next.get();
      try {
        together.run(trial);
      } catch (OutOfMemoryError e) {
        again(trial);
      } catch (RuntimeException | Error e) {
        stop();
        throw e;
      } finally {
        release(trial);
      }
    }
  }

  /** Waits until the limits allow the next trial; empty if there is none. */
  private synchronized Optional<PendingTrial> take() {
    try {
      while (!stopped && !waiting.isEmpty() && !fits(waiting.getFirst())) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for memory");
    }
    if (stopped || waiting.isEmpty()) {
      return Optional.empty();
    }
    PendingTrial next = waiting.removeFirst();
    running++;
    memory += next.memory();
    return Optional.of(next);
  }

  private boolean fits(PendingTrial trial) {
    return running == 0 || trial.memory() <= limits.memory() - memory;
  }

  private synchronized void again(PendingTrial trial) {
    alone.add(trial);
  }

  private synchronized void release(PendingTrial trial) {
    running--;
    memory -= trial.memory();
    notifyAll();
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }
}
