// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.engine.config.ExperimentReader;
import org.difflab.engine.run.Trial;
import org.difflab.engine.small.SmallCheck;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TrialQueueTest {

  private final List<Long> together = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> alone = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  /** Trials with the seeds 1, 2, …, each needing so much memory. */
  private static List<PendingTrial> trials(long... memory) {
    List<Trial> trials =
        new ExperimentReader(Registry.of(List.of(SmallPlugin.own())), new SmallCheck())
            .read(
                "x.yaml",
                "dataset: dots\npipelines: {one: {denoiser: wiener}}\nseeds: " + memory.length)
            .trials();
    List<PendingTrial> pending = new ArrayList<>();
    for (int place = 0; place < memory.length; place++) {
      pending.add(new PendingTrial(trials.get(place), "key " + place, memory[place], ""));
    }
    return pending;
  }

  private void together(PendingTrial trial) {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    together.add(trial.trial().seed());
    running.decrementAndGet();
  }

  private void alone(PendingTrial trial) {
    assertEquals(0, running.get());
    alone.add(trial.trial().seed());
  }

  @Test
  void oneAtATimeRunsEachAlone() {
    new TrialQueue(TrialLimits.ONE, trials(1, 1, 1)).run(this::together, this::alone);

    assertEquals(List.of(), together);
    assertEquals(List.of(1L, 2L, 3L), alone);
  }

  @Test
  void twoRunAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    new TrialQueue(new TrialLimits(2, 100), trials(50, 50, 50, 50))
        .run(
            trial -> {
              await(both);
              together(trial);
            },
            this::alone);

    assertEquals(List.of(1L, 2L, 3L, 4L), together.stream().sorted().toList());
    assertTrue(most.get() <= 2);
    assertEquals(List.of(), alone);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noMoreThanFitIntoMemoryRunAtOnceAndTheLargestRunsAlone() {
    new TrialQueue(new TrialLimits(4, 100), trials(60, 60, 1000, 60, 60))
        .run(this::together, this::alone);

    assertEquals(1, most.get());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), together);
  }

  @Test
  void whatRunsOutOfMemoryRunsOnceMoreAlone() {
    new TrialQueue(new TrialLimits(2, 100), trials(1, 1, 1))
        .run(
            trial -> {
              if (trial.trial().seed() == 2) {
                throw new OutOfMemoryError("beside others");
              }
              together(trial);
            },
            this::alone);

    assertEquals(List.of(1L, 3L), together.stream().sorted().toList());
    assertEquals(List.of(2L), alone);
  }

  @Test
  void whatMustNotHappenStopsAll() {
    List<PendingTrial> many = trials(60, 60, 60);

    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () ->
                new TrialQueue(new TrialLimits(2, 100), many)
                    .run(
                        trial -> {
                          throw new IllegalStateException("a fault in the program");
                        },
                        this::alone));

    assertEquals("a fault in the program", e.getMessage());
    assertEquals(List.of(), alone);
  }

  @Test
  void aTrialThatWasTooLargeSaysWhatItNeedsAndWhatNeedsLess() {
    PendingTrial trial = trials(1).get(0);
    JavaMemory small = new JavaMemory(1L << 30, 16L << 30);
    String estimate = new TrialMemory(1L << 28, 0, 0, 12L << 30, 0).warning(small).orElseThrow();
    assertEquals(
        "it ran out of memory: it needs about 12 GB, most of it to train the denoiser: narrower"
            + " latents, which an encoder can provide, need less. Java may use 1.0 GB;"
            + " DIFFLAB_JAVA_OPTS=-Xmx13g allows more",
        TrialRunner.tooLarge(trial.trial(), trial.key(), estimate).reason());
    assertTrue(
        TrialRunner.tooLarge(trial.trial(), trial.key(), "")
            .reason()
            .startsWith("it needs more memory than is available: Java may use "));
  }
}
