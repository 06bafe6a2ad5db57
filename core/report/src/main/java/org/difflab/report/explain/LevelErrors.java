// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.metrics.DenoisingError;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.gallery.Steps;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Samples;
import org.difflab.spi.Schedule;

/**
 * The error of a denoiser, without guidance, on held-out data at levels of its own schedule: the
 * metric {@link DenoisingError} at the σ of those levels.
 *
 * @param points σ, and the mean squared error of a latent value there; σ rises
 * @param noisiest the noisiest level, whose error is the last point's
 * @param variance the mean variance of the held-out latents' values, which is the error of
 *     predicting their mean at any level
 */
record LevelErrors(List<Point> points, NoiseLevel noisiest, double variance) {

  private static final int LEVELS = 24;
  private static final int ROWS = 256;

  /** Copies the list. */
  LevelErrors {
    points = List.copyOf(points);
  }

  /** Measures a trial. */
  static LevelErrors of(ExplainedTrial trial, HeldOut heldOut) {
    TrainedPipeline pipeline = trial.pipeline();
    Schedule schedule = pipeline.schedule();
    List<Double> sigmas =
        Steps.spread(schedule.steps() - 1, LEVELS).stream()
            .map(step -> schedule.level(step + 1).sigma())
            .toList();
    List<Measurement> measured =
        new DenoisingError(new DenoisingError.Options(sigmas, OptionalInt.of(ROWS)))
            .measure(evaluation(trial, heldOut));
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < sigmas.size(); i++) {
      points.add(new Point(sigmas.get(i), measured.get(i).value()));
    }
    Matrix latents = pipeline.encoder().encode(heldOut.some(ROWS).values());
    return new LevelErrors(points, schedule.level(schedule.steps()), meanVariance(latents));
  }

  private static Evaluation evaluation(ExplainedTrial trial, HeldOut heldOut) {
    TrainedPipeline pipeline = trial.pipeline();
    return new Evaluation(
        heldOut.dataset(),
        heldOut.splits(),
        heldOut.shape(),
        pipeline.encoder(),
        pipeline.embedder(),
        pipeline.denoiser(),
        pipeline.schedule(),
        Samples.none(heldOut.shape().size()),
        Noise.of(trial.seed(), "explain"),
        pipeline.workers());
  }

  /** Returns the variance over rows, averaged over columns. */
  static double meanVariance(Matrix rows) {
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      double mean = 0;
      for (int row = 0; row < rows.rows(); row++) {
        mean += rows.get(row, column) / (double) rows.rows();
      }
      for (int row = 0; row < rows.rows(); row++) {
        double difference = rows.get(row, column) - mean;
        sum += difference * difference / rows.rows();
      }
    }
    return sum / rows.columns();
  }

  /** Returns the error at the noisiest level. */
  double last() {
    return points.get(points.size() - 1).y();
  }
}
