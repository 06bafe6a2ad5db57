package com.acme.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;

/**
 * x̂_0 = b + forest(y, c) with y = x_t/signal and b = m + v/(v + σ²)·(y − m), the best linear
 * estimate from each value's own mean m and variance v: the trees have only its error to correct.
 *
 * @param columns mean (row 0) and variance (row 1) of each value, 2×w
 * @param conditionWidth width of conditions
 * @param forests one for each level of the schedule but the clean one, the least noisy first
 */
record ForestDenoiser(Matrix columns, int conditionWidth, List<Forest> forests)
    implements DenoiserModel {

  ForestDenoiser {
    forests = List.copyOf(forests);
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    int width = columns.columns();
    noisy.requireColumns(width, "noisy rows");
    conditions.requireColumns(conditionWidth, "conditions");
    if (conditions.rows() != noisy.rows()) {
      throw new IllegalArgumentException(
          noisy.rows() + " noisy rows need as many conditions, found " + conditions.rows());
    }
    Forest forest = forests.get(number(level));
    float[] clean = new float[noisy.values().length];
    float[] features = new float[width + conditionWidth];
    for (int row = 0; row < noisy.rows(); row++) {
      features(columns, noisy, level, conditions, row, features);
      for (int value = 0; value < width; value++) {
        double base = base(columns, value, features[value], level);
        clean[row * width + value] = (float) (base + forest.answer(value, features));
      }
    }
    return Matrix.wrap(noisy.rows(), width, clean);
  }

  /** The forest of the level, or of the nearest: level t of T has the time t/T. */
  private int number(NoiseLevel level) {
    long step = Math.round(level.time() * forests.size());
    return (int) Math.max(0, Math.min(forests.size() - 1, step - 1));
  }

  /** Puts y and the condition of a row side by side. */
  static void features(
      Matrix columns, Matrix noisy, NoiseLevel level, Matrix conditions, int row, float[] into) {
    int width = columns.columns();
    for (int value = 0; value < width; value++) {
      into[value] = (float) (noisy.get(row, value) / level.signal());
    }
    System.arraycopy(
        conditions.values(), row * conditions.columns(), into, width, conditions.columns());
  }

  /** Returns b. */
  static double base(Matrix columns, int value, float scaled, NoiseLevel level) {
    double mean = columns.get(0, value);
    double variance = columns.get(1, value);
    double gain = variance / (variance + level.sigma() * level.sigma());
    return level.isClean() ? scaled : mean + gain * (scaled - mean);
  }

  @Override
  public Weights weights() {
    Weights.Builder weights =
        Weights.builder()
            .matrix("columns", columns)
            .integer("condition-width", conditionWidth)
            .integer("levels", forests.size())
            .integer("trees", forests.get(0).trees());
    for (int level = 0; level < forests.size(); level++) {
      int[] roots = forests.get(level).roots();
      weights.matrix("nodes-" + level, forests.get(level).nodes());
      weights.array("roots-" + level, IntStream.of(roots).asDoubleStream().toArray());
    }
    return weights.build();
  }

  static ForestDenoiser load(Weights weights) {
    int levels = weights.integer("levels");
    if (levels < 1) {
      throw new InputException("weights: 'levels' must be at least 1, found " + levels);
    }
    List<Forest> forests = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      double[] roots = weights.array("roots-" + level);
      forests.add(
          new Forest(
              weights.matrix("nodes-" + level),
              IntStream.range(0, roots.length).map(i -> (int) roots[i]).toArray(),
              weights.integer("trees")));
    }
    return new ForestDenoiser(
        weights.matrix("columns"), weights.integer("condition-width"), forests);
  }
}
