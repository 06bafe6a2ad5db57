// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Samples;

/**
 * Noised points of the plane, scaled back to signal 1, at three noise levels: above, each with a
 * line to the nearest data point of its prompt; below, with a line to the denoiser's estimate of
 * x_0.
 */
final class OptimalPathPicture {

  private static final int NOISED = 160;
  private static final int DATA = 4000;
  private static final int DRAWN = 2500;
  private static final int SIDE = 290;
  private static final double RADIUS = 2;
  private static final double FAINT_RADIUS = 1.3;
  private static final List<Double> SIGMAS = List.of(0.15, 0.4, 1.0);

  private final TrainedPipeline pipeline;
  private final Samples training;
  private final NoisedData noised;

  OptimalPathPicture(TrainedPipeline pipeline, Samples training, long seed) {
    this.pipeline = pipeline;
    int count = Math.min(DATA, training.count());
    this.training = training.select(IntStream.range(0, count).toArray());
    this.noised = NoisedData.of(pipeline, training, NOISED, seed);
  }

  BufferedImage draw() {
    List<Integer> steps = steps();
    Page page = new Page("", steps.size(), 2, SIDE, SIDE, Page.Space.TITLES);
    Matrix conditions = pipeline.embedder().embed(noised.clean().prompts());
    for (int column = 0; column < steps.size(); column++) {
      int step = steps.get(column);
      NoiseLevel level = pipeline.schedule().level(step);
      Matrix latents = noised.latentsAt(level);
      Matrix seen = ShownLatents.atSignalOne(pipeline.encoder(), latents, level);
      Matrix estimate =
          pipeline.encoder().decode(pipeline.denoiser().denoise(latents, level, conditions));
      Axes axes = Axes.of(training.values()).and(Axes.of(seen));
      String suffix = String.format(Locale.ROOT, ", t = %d, σ = %.2g", step, level.sigma());
      Panel above = page.panel(column, 0, axes);
      paths(above, seen, nearest(seen));
      above.title("nearest data" + suffix).verticalTicks();
      Panel below = page.panel(column, 1, axes);
      paths(below, seen, estimate);
      below.title("denoiser's estimate" + suffix).verticalTicks().horizontalTicks();
    }
    return page.image();
  }

  private void paths(Panel panel, Matrix from, Matrix to) {
    int drawn = Math.min(DRAWN, training.count());
    panel
        .points(training.values().slice(0, drawn), Colours.FAINT, FAINT_RADIUS)
        .arrows(from, to, Colours.PATH)
        .points(from, Colours.NOISED, RADIUS)
        .points(to, Colours.GENERATED, RADIUS)
        .legend(List.of("noised", "target"), List.of(Colours.NOISED, Colours.GENERATED));
  }

  /**
   * The levels whose noise is nearest to a few multiples of the standard deviation of the latents.
   */
  private List<Integer> steps() {
    double spread = spread(noised.latents());
    List<Integer> steps = new ArrayList<>();
    for (double sigma : SIGMAS) {
      double wanted = Math.log(sigma * spread);
      int nearest =
          IntStream.rangeClosed(1, pipeline.schedule().steps())
              .boxed()
              .min(
                  Comparator.comparingDouble(
                      step -> Math.abs(Math.log(pipeline.schedule().level(step).sigma()) - wanted)))
              .orElseThrow();
      if (!steps.contains(nearest)) {
        steps.add(nearest);
      }
    }
    return steps;
  }

  private static double spread(Matrix latents) {
    double[] sums = new double[latents.columns()];
    double squares = 0;
    for (int row = 0; row < latents.rows(); row++) {
      for (int column = 0; column < latents.columns(); column++) {
        sums[column] += latents.get(row, column);
        squares += latents.get(row, column) * latents.get(row, column);
      }
    }
    for (double sum : sums) {
      squares -= sum * sum / latents.rows();
    }
    return Math.max(1e-6, Math.sqrt(squares / latents.values().length));
  }

  private Matrix nearest(Matrix points) {
    int[] rows = new int[points.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = nearest(points, row, noised.clean().prompts().get(row));
    }
    return training.values().select(rows);
  }

  private int nearest(Matrix points, int row, String prompt) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int candidate = 0; candidate < training.count(); candidate++) {
      double distance =
          Math.hypot(
              points.get(row, 0) - training.values().get(candidate, 0),
              points.get(row, 1) - training.values().get(candidate, 1));
      if (distance < least && training.prompts().get(candidate).equals(prompt)) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }
}
