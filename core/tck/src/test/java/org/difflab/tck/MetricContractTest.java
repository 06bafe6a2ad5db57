// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of a metric catches what breaks it, and leaves the rest alone. */
class MetricContractTest {

  /** How a metric is broken. */
  enum Fault implements Broken {
    NONE,
    DRAWS_ELSEWHERE("Q1", "Q4", "Q7"),
    WRITES_TO_SAMPLES("Q2"),
    MEASURES_NOTHING("Q3"),
    MEASURES_NAN("Q3", "Q8"),
    MEASURES_UNDER_ONE_NAME("Q3"),
    DEPENDS_ON_THREADS("Q4"),
    NAMES_BY_WHAT_IT_FINDS("Q5"),
    FAILS_AT_NO_SAMPLES("Q6"),
    DIVIDES_BY_NO_SAMPLES("Q6"),
    ASKS_THE_ENCODER("Q7"),
    TURNS_THE_SCALE("Q8"),
    CHECKS_NOTHING("Q9"),
    REFUSES_EVERYTHING("Q9");

    private final String rules;

    Fault(String... rules) {
      this.rules = String.join(" ", rules);
    }

    @Override
    public String breaks() {
      return rules;
    }
  }

  /** How far the mean square of generated values is from that of the test samples. */
  private record MeanSquare(Fault fault, AtomicInteger calls) implements Metric {

    @Override
    public Subject subject() {
      return Subject.SAMPLES;
    }

    @Override
    public void check(PlannedEvaluation planned) {
      int least = fault == Fault.REFUSES_EVERYTHING ? Integer.MAX_VALUE : 1;
      if (fault != Fault.CHECKS_NOTHING) {
        planned.needs("mean-square").generated(least).require();
      }
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
      Samples generated = evaluation.generated();
      if (generated.count() == 0) {
        switch (fault) {
          case FAILS_AT_NO_SAMPLES -> throw new ArithmeticException("/ by zero");
          case DIVIDES_BY_NO_SAMPLES -> {}
          default -> throw new InputException("'mean-square' needs generated samples");
        }
      }
      double value =
          Math.abs(meanSquare(generated) - meanSquare(evaluation.data().test()))
              + broken(evaluation);
      if (fault == Fault.WRITES_TO_SAMPLES) {
        generated.values().values()[0] = 0;
      }
      Measurement measured =
          new Measurement(
              fault == Fault.NAMES_BY_WHAT_IT_FINDS ? "mean-square " + value : "mean-square",
              value,
              fault == Fault.TURNS_THE_SCALE
                  ? Measurement.Better.HIGHER
                  : Measurement.Better.LOWER);
      return switch (fault) {
        case MEASURES_NOTHING -> List.of();
        case MEASURES_UNDER_ONE_NAME -> List.of(measured, measured);
        default -> List.of(measured);
      };
    }

    private double broken(Evaluation evaluation) {
      return switch (fault) {
        case DRAWS_ELSEWHERE -> 1e-9 * calls.getAndIncrement();
        case MEASURES_NAN -> Double.NaN;
        case DEPENDS_ON_THREADS -> 1e-9 * evaluation.workers().threads();
        case ASKS_THE_ENCODER -> 0 * evaluation.encoder().latentShape().size();
        default -> 0;
      };
    }

    private static double meanSquare(Samples samples) {
      double sum = 0;
      for (float value : samples.values().values()) {
        sum += (double) value * value;
      }
      return sum / samples.values().values().length;
    }
  }

  @ParameterizedClass
  @EnumSource(Fault.class)
  static final class Contract extends MetricContract {

    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected Metric metric() {
      return new MeanSquare(fault, calls);
    }
  }

  @Test
  void everyFaultIsCaughtByItsRule() {
    ContractRun.catchesEach(Contract.class, Fault.values());
  }
}
