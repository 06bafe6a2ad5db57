// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.difflab.spi.Workers;

/**
 * A fixed number of threads that share numbered tasks, including the calling thread. Tasks started
 * within a task are computed on its own thread.
 *
 * <p>An idle thread spins for about the duration of a sleep and wake-up before it blocks, which
 * reduces the latency of many short batches, as in training.
 */
public final class ThreadWorkers implements Workers, AutoCloseable {

  private final int threads;
  private final ThreadPoolExecutor pool;
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();

  /**
   * Makes workers.
   *
   * @param threads how many threads, at least 1
   * @throws IllegalArgumentException if there are fewer
   */
  public ThreadWorkers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
    this.threads = threads;
    AtomicInteger number = new AtomicInteger();
    int others = Math.max(1, threads - 1);
    this.pool =
        new ThreadPoolExecutor(
            others,
            others,
            0,
            TimeUnit.SECONDS,
            new SpinningQueue(),
            run -> {
              Thread thread = new Thread(run, "difflab-worker-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Creates workers that use only the calling thread. */
  public static ThreadWorkers serial() {
    return new ThreadWorkers(1);
  }

  /** Creates workers with one thread per processor available to this process. */
  public static ThreadWorkers perProcessor() {
    return new ThreadWorkers(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public int threads() {
    return threads;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An exception of a task is rethrown unchanged; of several failures, that of the lowest
   * number. No task is started after one has failed.
   *
   * @throws IllegalStateException if these workers were closed
   * @throws CancellationException if the calling thread is interrupted; running tasks have ended by
   *     then
   */
  @Override
  public <T> List<T> map(int count, IntFunction<T> task) {
    if (pool.isShutdown()) {
      throw new IllegalStateException("these workers were closed");
    }
    if (threads == 1 || count <= 1 || working.contains(Thread.currentThread())) {
      return inline(count, task);
    }
    Batch<T> batch = new Batch<>(count, task);
    int others = Math.min(threads, count) - 1;
    CountDownLatch ended = new CountDownLatch(others);
    Runnable share =
        () -> {
          try {
            run(batch, () -> false);
          } finally {
            ended.countDown();
          }
        };
    for (int other = 0; other < others; other++) {
      pool.execute(share);
    }
    run(batch, Thread.currentThread()::isInterrupted);
    // Threads that are still busy for another caller are no longer needed here.
    while (pool.remove(share)) {
      ended.countDown();
    }
    BriefSpin.await(() -> ended.getCount() == 0);
    return batch.results(ended);
  }

  private void run(Batch<?> batch, BooleanSupplier cancelled) {
    working.add(Thread.currentThread());
    try {
      batch.run(cancelled);
    } finally {
      working.remove(Thread.currentThread());
    }
  }

  private static <T> List<T> inline(int count, IntFunction<T> task) {
    List<T> results = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      results.add(task.apply(number));
    }
    return results;
  }

  /** Stops the threads after their tasks. */
  @Override
  public void close() {
    pool.shutdown();
  }

  /** Tasks shared by several threads, each of which takes the next number. */
  private static final class Batch<T> {

    private final IntFunction<T> task;
    private final Object[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Optional<Failure>> failure =
        new AtomicReference<>(Optional.empty());

    Batch(int count, IntFunction<T> task) {
      this.task = task;
      this.results = new Object[count];
    }

    // Numbers are assigned in ascending order, so every task below a failed one has been started
    // and will report.
    void run(BooleanSupplier cancelled) {
      for (int number = next.getAndIncrement();
          number < results.length;
          number = next.getAndIncrement()) {
        if (cancelled.getAsBoolean()) {
          stop();
          return;
        }
        try {
          results[number] = task.apply(number);
        } catch (Throwable e) {
          // Includes undeclared checked exceptions.
          Failure mine = new Failure(number, e);
          failure.accumulateAndGet(Optional.of(mine), Batch::first);
          stop();
        }
      }
    }

    private void stop() {
      next.set(results.length);
    }

    private static Optional<Failure> first(Optional<Failure> one, Optional<Failure> other) {
      return one.isPresent() && one.get().number() < other.orElseThrow().number() ? one : other;
    }

    @SuppressWarnings("unchecked")
    List<T> results(CountDownLatch ended) {
      boolean interrupted = false;
      while (true) {
        try {
          ended.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
          stop();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while working");
      }
      failure.get().ifPresent(Failure::rethrow);
      return (List<T>) Arrays.asList(results);
    }
  }

  private record Failure(int number, Throwable thrown) {

    void rethrow() {
      Failure.<RuntimeException>rethrow(thrown);
    }

    @SuppressWarnings("unchecked") // only the compiler distinguishes checked exceptions
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
      throw (E) thrown;
    }
  }
}
