// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of a schedule catches what breaks it, and leaves the rest alone. */
class ScheduleContractTest {

  /** How a schedule is broken. */
  enum Fault implements Broken {
    NONE,
    IS_NEVER_CLEAN("S1", "S4"),
    RUNS_BACKWARDS("S1", "S2", "S3", "S4"),
    REPEATS_A_LEVEL("S2", "S4"),
    COUNTS_TIME_FROM_ONE("S3"),
    LEAVES_CLEAN_OUT_OF_THE_GRID("S4"),
    TAKES_ANY_STEP("S5"),
    TAKES_ANY_GRID("S5"),
    IS_ANOTHER_EACH_TIME("S6");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  private record Levels(Fault fault, int number) implements Schedule {

    private static final ContractSchedule RIGHT = new ContractSchedule();

    @Override
    public int steps() {
      return RIGHT.steps();
    }

    @Override
    public NoiseLevel level(int step) {
      return switch (fault) {
        case IS_NEVER_CLEAN -> step == 0 ? new NoiseLevel(0, 1, 1e-6) : RIGHT.level(step);
        case RUNS_BACKWARDS -> RIGHT.level(steps() - step);
        case REPEATS_A_LEVEL -> {
          NoiseLevel level = RIGHT.level(step == 7 ? 6 : step);
          yield new NoiseLevel((double) step / steps(), level.signal(), level.noise());
        }
        case COUNTS_TIME_FROM_ONE -> {
          NoiseLevel level = RIGHT.level(step);
          yield step == 0
              ? level
              : new NoiseLevel(Math.min(1, (step + 1.0) / steps()), level.signal(), level.noise());
        }
        case TAKES_ANY_STEP -> RIGHT.level(Math.max(0, Math.min(steps(), step)));
        case IS_ANOTHER_EACH_TIME -> {
          NoiseLevel level = RIGHT.level(step);
          yield step == 0
              ? level
              : new NoiseLevel(level.time(), level.signal(), level.noise() * (1 + 1e-9 * number));
        }
        default -> RIGHT.level(step);
      };
    }

    @Override
    public List<NoiseLevel> grid(int count) {
      return switch (fault) {
        case LEAVES_CLEAN_OUT_OF_THE_GRID -> Schedule.super.grid(count).subList(0, count);
        case TAKES_ANY_GRID ->
            count < 1 || count > steps() ? List.of() : Schedule.super.grid(count);
        default -> Schedule.super.grid(count);
      };
    }
  }

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends ScheduleContract {

    private final Fault fault;
    private final AtomicInteger made = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Schedule schedule() {
      return new Levels(fault, made.getAndIncrement());
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
