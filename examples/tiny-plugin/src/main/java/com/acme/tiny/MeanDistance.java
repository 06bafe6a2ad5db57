package com.acme.tiny;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;

/** ‖m − m′‖₂ with the means m of the generated samples and m′ of the test samples. */
public final class MeanDistance implements Metric {

  /** Made by difflab. */
  @Inject
  public MeanDistance() {}

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    planned.needs("tiny.mean-distance").generated(1).test(1).require();
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    double[] generated = mean(evaluation.generated(), "generated");
    double[] real = mean(evaluation.data().test(), "test");
    double squares = 0;
    for (int column = 0; column < real.length; column++) {
      squares += Math.pow(generated[column] - real[column], 2);
    }
    return List.of(new Measurement("mean-distance", Math.sqrt(squares), Measurement.Better.LOWER));
  }

  private static double[] mean(Samples samples, String what) {
    if (samples.count() == 0) {
      throw new InputException("tiny.mean-distance needs " + what + " samples, and there are none");
    }
    Matrix values = samples.values();
    double[] mean = new double[values.columns()];
    for (int i = 0; i < values.values().length; i++) {
      mean[i % mean.length] += (double) values.values()[i] / values.rows();
    }
    return mean;
  }
}
