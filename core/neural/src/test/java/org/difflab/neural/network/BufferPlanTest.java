// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.Buffer;
import org.difflab.linear.kernel.Kernels;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BufferPlanTest {

  private static final Noise NOISE = Noise.of(6, "buffers");
  private static final int STEPS = 30;

  private final Kernels kernels =
      Kernels.onAlgebra(AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));

  /** A value and the steps from which and to which it is needed. */
  private record Life(int length, int first, int last) {

    static Life random(RandomGenerator random) {
      int first = random.nextInt(STEPS);
      int last = Math.min(STEPS - 1, first + random.nextInt(8));
      return new Life(random.nextInt(1, 50), first, last);
    }

    boolean contains(int step) {
      return first <= step && step <= last;
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  private static List<Life> lives(int seed) {
    RandomGenerator random = NOISE.generator(seed, 0);
    return IntStream.range(0, random.nextInt(1, 40)).mapToObj(i -> Life.random(random)).toList();
  }

  private static BufferPlan plan(List<Life> lives) {
    BufferPlan plan = new BufferPlan();
    for (int i = 0; i < lives.size(); i++) {
      Life life = lives.get(i);
      assertEquals(i, plan.add(life.length(), life.first(), life.last()));
    }
    return plan;
  }

  /** Each value is written in its first step, and is still there in its last. */
  @ParameterizedTest
  @MethodSource("seeds")
  void valuesThatLiveAtTheSameTimeNeverShareMemory(int seed) {
    List<Life> lives = lives(seed);
    try (BufferPlan.Allocated memory = plan(lives).allocate(kernels)) {
      for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < lives.size(); i++) {
          if (lives.get(i).first() == step) {
            write(memory.buffers().get(i), i + 1);
          }
        }
        for (int i = 0; i < lives.size(); i++) {
          if (lives.get(i).contains(step)) {
            requireAll(memory.buffers().get(i), i + 1, "value " + i + " in step " + step);
          }
        }
      }
    }
  }

  private static void write(Buffer buffer, int number) {
    float[] values = new float[buffer.length()];
    Arrays.fill(values, number);
    buffer.put(0, values, 0, values.length);
  }

  private static void requireAll(Buffer buffer, int number, String what) {
    float[] values = new float[buffer.length()];
    buffer.get(0, values, 0, values.length);
    for (float value : values) {
      assertEquals(number, value, what);
    }
  }

  /** Memory is at least that of the fullest step, and at most that of all values. */
  @ParameterizedTest
  @MethodSource("seeds")
  void memoryIsBetweenTheFullestStepAndTheSum(int seed) {
    List<Life> lives = lives(seed);
    long fullest =
        IntStream.range(0, STEPS)
            .mapToLong(
                step ->
                    lives.stream()
                        .filter(life -> life.contains(step))
                        .mapToLong(Life::length)
                        .sum())
            .max()
            .orElse(0);
    long all = lives.stream().mapToLong(Life::length).sum();
    BufferPlan plan = plan(lives);
    assertTrue(fullest <= plan.length() && plan.length() <= all, "found " + plan.length());
    try (BufferPlan.Allocated memory = plan.allocate(kernels)) {
      assertEquals(plan.length(), memory.blocks().stream().mapToLong(Buffer::length).sum());
      for (int i = 0; i < lives.size(); i++) {
        assertEquals(lives.get(i).length(), memory.buffers().get(i).length());
      }
    }
  }

  @Test
  void valuesThatFollowEachOtherShareMemory() {
    List<Life> chain = new ArrayList<>();
    for (int step = 0; step < 20; step++) {
      chain.add(new Life(10, step, step + 1));
    }
    assertEquals(20, plan(chain).length());
    assertEquals(0, new BufferPlan().length());
  }
}
