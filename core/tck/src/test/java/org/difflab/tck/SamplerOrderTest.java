// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
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

/** Samplers without fresh noise, whose error and order of convergence are known. */
class SamplerOrderTest {

  /** How a sampler is broken. */
  enum Fault implements Broken {
    NONE,
    STATES_ORDER_TWO_AND_HAS_TWO("", 1, 2),
    STATES_ORDER_ONE_AND_HAS_ONE("", 0, 1),
    STATES_ORDER_TWO_AND_HAS_ONE("W11", 0, 2),
    CORRECTS_WITH_THE_WRONG_SIGN("W11", -1, 1),
    CORRECTS_WITH_THE_WRONG_SIGN_AND_STATES_ORDER_TWO("W11", -1, 2),
    CORRECTS_TWICE("W11", 2, 2);

    private final String rules;
    private final double correction;
    private final int order;

    Fault() {
      this("", 1, 1);
    }

    Fault(String rules, double correction, int order) {
      this.rules = rules;
      this.correction = correction;
      this.order = order;
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /**
   * DPM-Solver++(2M) of y = x_t/signal over λ = −ln σ: y' = e^(−h)·y + (1 − e^(−h))·(D +
   * c·h/(2h₋)·(D − D₋)) with c = 1, where D₋ and h₋ are of the step before; c = 0 is DDIM.
   */
  private record TwoSteps(double correction) implements Sampler {

    @Override
    public List<NoiseLevel> grid(Schedule schedule) {
      return schedule.grid(schedule.steps());
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
      Matrix before = start;
      for (int step = 0; step < grid.size() - 1; step++) {
        NoiseLevel from = grid.get(step);
        NoiseLevel to = grid.get(step + 1);
        Matrix clean = estimate.at(current, from);
        observer.stepping(step, from, current, clean);
        double ratio = to.sigma() / from.sigma();
        double weight = 0;
        if (step > 0 && !to.isClean()) {
          double last = Math.log(grid.get(step - 1).sigma() / from.sigma());
          weight = correction * -Math.log(ratio) / (2 * last);
        }
        float[] values = new float[current.values().length];
        for (int i = 0; i < values.length; i++) {
          double now = clean.values()[i];
          double ahead = now + weight * (now - before.values()[i]);
          values[i] =
              (float)
                  (to.signal()
                      * (ratio * current.values()[i] / from.signal() + (1 - ratio) * ahead));
        }
        before = clean;
        current = Matrix.wrap(current.rows(), current.columns(), values);
      }
      return current;
    }

    private static void requireFalling(List<NoiseLevel> grid) {
      boolean fine = grid.size() >= 2 && grid.get(grid.size() - 1).isClean();
      for (int i = 1; fine && i < grid.size(); i++) {
        fine = grid.get(i).sigma() < grid.get(i - 1).sigma();
      }
      if (!fine) {
        throw new IllegalArgumentException("the grid must fall to clean");
      }
    }
  }

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends SamplerContract {

    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Sampler sampler() {
      return new TwoSteps(fault.correction);
    }

    @Override
    protected Randomness randomness() {
      return Randomness.NONE;
    }

    @Override
    protected int order() {
      return fault.order;
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
