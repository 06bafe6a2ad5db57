// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.StepNoise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of a sampler catches what breaks it, and leaves the rest alone. */
class SamplerContractTest {

  /** How a sampler is broken. */
  enum Fault implements Broken {
    NONE,
    KEEPS_STATE_BETWEEN_CALLS("W1", "W3"),
    WRITES_TO_ITS_START("W2"),
    WRITES_TO_ESTIMATES("W2", "W3", "W5"),
    LEAKS_BETWEEN_ROWS("W3"),
    FAILS_AT_NO_ROWS("W3"),
    GUESSES_A_LEVEL("W4", "W6"),
    ASKS_AT_CLEAN("W4"),
    STOPS_BEFORE_CLEAN("W5"),
    RETURNS_NAN("W5", "W9"),
    TELLS_NO_ONE("W6"),
    COUNTS_STEPS_FROM_ONE("W6"),
    TAKES_ANY_GRID("W7"),
    NEEDS_FOUR_STEPS_AND_TAKES_ONE("W7"),
    DRAWS_IN_SECRET("W8", "W11"),
    DRAWS_THE_NOISE_OF_THE_START("W8", "W9"),
    ADDS_TOO_MUCH_NOISE("W9"),
    HAS_A_GRID_THAT_IS_NEVER_CLEAN("W10");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** Ancestral sampling. */
  private record Ancestral(Fault fault, AtomicInteger calls) implements Sampler {

    @Override
    public List<NoiseLevel> grid(Schedule schedule) {
      List<NoiseLevel> grid = schedule.grid(schedule.steps());
      return fault == Fault.HAS_A_GRID_THAT_IS_NEVER_CLEAN
          ? grid.subList(0, grid.size() - 1)
          : grid;
    }

    @Override
    public Matrix sample(
        Matrix start,
        List<NoiseLevel> grid,
        CleanEstimate estimate,
        StepNoise noise,
        SamplingObserver observer) {
      requireFalling(grid);
      Matrix current = start;
      for (int step = 0; step < grid.size() - 1; step++) {
        NoiseLevel from = grid.get(step);
        NoiseLevel to = grid.get(step + 1);
        Matrix clean = estimate.at(current, asked(from));
        if (fault != Fault.TELLS_NO_ONE) {
          int reported = fault == Fault.COUNTS_STEPS_FROM_ONE ? step + 1 : step;
          observer.stepping(reported, from, current, clean);
        }
        if (fault == Fault.WRITES_TO_ESTIMATES && clean.rows() > 0) {
          clean.values()[0] = 0;
        }
        boolean stop = fault == Fault.STOPS_BEFORE_CLEAN && step == grid.size() - 2;
        current = stop ? current : stepped(step, current, clean, from, to, noise);
      }
      if (fault == Fault.ASKS_AT_CLEAN) {
        estimate.at(current, grid.get(grid.size() - 1));
      }
      if (fault == Fault.WRITES_TO_ITS_START && start.rows() > 0) {
        start.values()[0] = 0;
      }
      return broken(current);
    }

    private void requireFalling(List<NoiseLevel> grid) {
      boolean fine = grid.size() >= 2 && grid.get(grid.size() - 1).isClean();
      for (int i = 1; fine && i < grid.size(); i++) {
        fine = grid.get(i).sigma() < grid.get(i - 1).sigma();
      }
      if (!fine && fault != Fault.TAKES_ANY_GRID) {
        throw new IllegalArgumentException("the grid must fall to clean");
      }
    }

    private NoiseLevel asked(NoiseLevel from) {
      return fault == Fault.GUESSES_A_LEVEL
          ? new NoiseLevel(from.time(), from.signal(), from.noise() * (1 + 1e-7))
          : from;
    }

    private Matrix stepped(
        int step, Matrix current, Matrix clean, NoiseLevel from, NoiseLevel to, StepNoise noise) {
      double ratio = to.sigma() / from.sigma();
      double kept = to.signal() / from.signal() * ratio * ratio;
      double removed = to.signal() * (1 - ratio * ratio);
      double fresh = to.noise() * Math.sqrt(1 - ratio * ratio);
      Matrix drawn = noise.at(fault == Fault.DRAWS_THE_NOISE_OF_THE_START ? -1 : step);
      float[] values = new float[current.values().length];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            (float)
                (kept * current.values()[i]
                    + removed * clean.values()[i]
                    + (fault == Fault.ADDS_TOO_MUCH_NOISE ? 2 : 1) * fresh * drawn.values()[i]);
      }
      return Matrix.wrap(current.rows(), current.columns(), values);
    }

    private Matrix broken(Matrix found) {
      float[] values = found.values().clone();
      int call = calls.getAndIncrement();
      float first = fault == Fault.FAILS_AT_NO_ROWS || values.length > 0 ? values[0] : 0;
      for (int i = 0; i < values.length; i++) {
        values[i] +=
            switch (fault) {
              case KEEPS_STATE_BETWEEN_CALLS -> 1.2e-7f * call;
              case LEAKS_BETWEEN_ROWS -> 1e-6f * first;
              case RETURNS_NAN -> Float.NaN;
              default -> 0;
            };
      }
      return Matrix.wrap(found.rows(), found.columns(), values);
    }
  }

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends SamplerContract {

    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Sampler sampler() {
      return new Ancestral(fault, calls);
    }

    @Override
    protected Randomness randomness() {
      return fault == Fault.DRAWS_IN_SECRET ? Randomness.NONE : Randomness.FRESH_NOISE;
    }

    @Override
    protected int fewestSteps() {
      return fault == Fault.NEEDS_FOUR_STEPS_AND_TAKES_ONE ? 4 : 1;
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
