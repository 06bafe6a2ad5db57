// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;

/**
 * The schedules on which components are tested.
 *
 * @param kind how signal and noise depend on the time t
 * @param steps T, at least 1
 * @since 0.1
 */
public record ContractSchedule(Kind kind, int steps) implements Schedule {

  private static final int STEPS = 20;
  private static final double LAST = 0.98;
  private static final double GREATEST_NOISE = 20;

  /** How signal and noise depend on the time t, which runs from 0 to 1. */
  public enum Kind {
    /** signal = cos(πu/2), noise = sin(πu/2) with u = 0.98·t: signal² + noise² = 1. */
    VARIANCE_PRESERVING("variance-preserving"),
    /** signal = 1, noise = 20·t². */
    VARIANCE_EXPLODING("variance-exploding"),
    /** signal = 1 − u, noise = u with u = 0.98·t: a flow along straight lines. */
    FLOW("flow");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is no step
   */
  public ContractSchedule {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, found " + steps);
    }
  }

  /** Creates a variance-preserving schedule. */
  public ContractSchedule(int steps) {
    this(Kind.VARIANCE_PRESERVING, steps);
  }

  /** Creates a variance-preserving schedule of twenty steps. */
  public ContractSchedule() {
    this(STEPS);
  }

  /** Returns a schedule of each kind. */
  static List<ContractSchedule> ofEachKind(int steps) {
    return Arrays.stream(Kind.values()).map(kind -> new ContractSchedule(kind, steps)).toList();
  }

  /** Returns a schedule of each kind, of twenty steps. */
  static List<ContractSchedule> ofEachKind() {
    return ofEachKind(STEPS);
  }

  /** Returns the name of this schedule for messages: "the flow schedule". */
  String words() {
    return "the " + kind.words + " schedule";
  }

  @Override
  public NoiseLevel level(int step) {
    if (step < 0 || step > steps) {
      throw new IndexOutOfBoundsException("step must lie in 0.." + steps + ", found " + step);
    }
    double time = (double) step / steps;
    return switch (kind) {
      case VARIANCE_PRESERVING -> {
        double angle = Math.PI / 2 * LAST * time;
        yield new NoiseLevel(time, Math.cos(angle), Math.sin(angle));
      }
      case VARIANCE_EXPLODING -> new NoiseLevel(time, 1, GREATEST_NOISE * time * time);
      case FLOW -> new NoiseLevel(time, 1 - LAST * time, LAST * time);
    };
  }
}
