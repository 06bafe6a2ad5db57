// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThreadWorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void resultsComeInTheOrderOfTheirNumbers(int threads) {
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      for (int count : new int[] {0, 1, 2, 7, 100}) {
        assertEquals(
            IntStream.range(0, count).map(i -> i * i).boxed().toList(),
            workers.map(count, i -> i * i));
      }
      assertEquals(threads, workers.threads());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void blocksCoverAllRows(int threads) {
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      assertEquals(
          List.of("0-240", "240-480", "480-481"),
          workers.mapBlocks(481, (from, to) -> from + "-" + to));
    }
  }

  @Test
  void tasksRunAtTheSameTime() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      List<String> names =
          workers.map(
              2,
              i -> {
                meet(barrier);
                return Thread.currentThread().getName();
              });
      assertEquals(2, names.stream().distinct().count());
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void theFailureOfTheLowestNumberIsThrownAsItIs(int threads) {
    List<ArithmeticException> failures = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> failures.add(new ArithmeticException("task " + i)));
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      ArithmeticException thrown =
          assertThrows(
              ArithmeticException.class,
              () ->
                  workers.map(
                      50,
                      i -> {
                        if (i >= 3) {
                          throw failures.get(i);
                        }
                        return i;
                      }));
      assertSame(failures.get(3), thrown);
      assertEquals(List.of(0, 1), workers.map(2, i -> i), "workers go on after a failure");
    }
  }

  @Test
  void errorsAreThrownAsTheyAre() {
    AssertionError error = new AssertionError("broken");
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      assertSame(
          error,
          assertThrows(
              AssertionError.class,
              () ->
                  workers.map(
                      2,
                      i -> {
                        throw error;
                      })));
    }
  }

  @Test
  void noTaskBeginsAfterAFailure() {
    AtomicInteger begun = new AtomicInteger();
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      assertThrows(
          IllegalStateException.class,
          () ->
              workers.map(
                  1_000_000,
                  i -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("stop");
                  }));
    }
    assertTrue(begun.get() <= 2, () -> begun + " tasks began");
  }

  @Test
  void aCallerDoesNotWaitForThoseWhoAreBusyForAnother() throws InterruptedException {
    CyclicBarrier begun = new CyclicBarrier(3);
    CyclicBarrier released = new CyclicBarrier(3);
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      Thread other =
          new Thread(
              () ->
                  workers.map(
                      2,
                      i -> {
                        meet(begun);
                        meet(released);
                        return i;
                      }));
      other.start();
      meet(begun);
      assertEquals(List.of(0, 1, 2), workers.map(3, i -> i));
      meet(released);
      other.join();
    }
  }

  @Test
  void tasksOfTasksRunInline() {
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      List<List<Thread>> inner = workers.map(4, i -> workers.map(3, j -> Thread.currentThread()));
      inner.forEach(threads -> assertEquals(1, threads.stream().distinct().count()));
    }
  }

  @Test
  void oneThreadIsTheCallers() {
    try (ThreadWorkers workers = ThreadWorkers.serial()) {
      assertEquals(
          List.of(Thread.currentThread(), Thread.currentThread()),
          workers.map(2, i -> Thread.currentThread()));
    }
  }

  @Test
  void theOtherThreadsAreDaemons() {
    try (ThreadWorkers workers = ThreadWorkers.perProcessor()) {
      assertEquals(Runtime.getRuntime().availableProcessors(), workers.threads());
    }
    CyclicBarrier barrier = new CyclicBarrier(3);
    try (ThreadWorkers workers = new ThreadWorkers(3)) {
      List<Thread> threads =
          workers.map(
              3,
              i -> {
                meet(barrier);
                return Thread.currentThread();
              });
      assertTrue(threads.contains(Thread.currentThread()));
      assertEquals(2, threads.stream().filter(Thread::isDaemon).count());
    }
  }

  @Test
  void anInterruptedCallerIsToldOnceTasksHaveEnded() {
    try (ThreadWorkers workers = new ThreadWorkers(2)) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, () -> workers.map(4, i -> i));
      assertTrue(Thread.interrupted());
      assertEquals(List.of(0, 1, 2), workers.map(3, i -> i));
    }
  }

  @Test
  void closedWorkersRefuse() {
    ThreadWorkers workers = new ThreadWorkers(2);
    workers.close();
    assertThrows(IllegalStateException.class, () -> workers.map(2, i -> i));
  }

  @Test
  void thereMustBeAThread() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> new ThreadWorkers(0));
    assertEquals("threads must be at least 1, found 0", thrown.getMessage());
  }
}
