// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.difflab.spi.Workers;

/**
 * Threads for components in tests. Each {@link #map} starts threads of its own and waits for their
 * end.
 *
 * @param threads number of threads, at least 1
 * @since 0.1
 */
public record ContractWorkers(int threads) implements Workers {

  /** The calling thread alone. */
  public static final Workers SERIAL = new ContractWorkers(1);

  /** Four threads. */
  public static final Workers PARALLEL = new ContractWorkers(4);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is no thread
   */
  public ContractWorkers {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, found " + threads);
    }
  }

  @Override
  public <T> List<T> map(int count, IntFunction<T> task) {
    List<T> results = new ArrayList<>(count);
    if (threads == 1) {
      for (int number = 0; number < count; number++) {
        results.add(task.apply(number));
      }
      return results;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> tasks = new ArrayList<>(count);
      for (int number = 0; number < count; number++) {
        int own = number;
        tasks.add(() -> task.apply(own));
      }
      for (Future<T> result : pool.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for tasks", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
