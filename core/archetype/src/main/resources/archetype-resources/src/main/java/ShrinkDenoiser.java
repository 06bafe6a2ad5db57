package ${package};

import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.training.Weights;

/**
 * The clean value is estimated as m + v/(v + s*sigma^2) * (y - m) with y = x_t/signal, sigma =
 * noise/signal, and the mean m and variance v of the column.
 *
 * @param columns mean (row 0) and variance (row 1) of each column
 * @param conditionWidth width of conditions, which it makes no use of
 * @param strength s
 */
record ShrinkDenoiser(Matrix columns, int conditionWidth, double strength)
    implements DenoiserModel {

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    noisy.requireColumns(columns.columns(), "noisy rows");
    conditions.requireColumns(conditionWidth, "conditions");
    if (conditions.rows() != noisy.rows()) {
      throw new IllegalArgumentException(
          noisy.rows() + " noisy rows need as many conditions, found " + conditions.rows());
    }
    float[] clean = new float[noisy.values().length];
    for (int i = 0; i < clean.length; i++) {
      double mean = columns.get(0, i % noisy.columns());
      double variance = columns.get(1, i % noisy.columns());
      double noise = strength * level.sigma() * level.sigma();
      double kept = noise > 0 ? variance / (variance + noise) : 1;
      clean[i] = (float) (mean + kept * (noisy.values()[i] / level.signal() - mean));
    }
    return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
  }

  @Override
  public Weights weights() {
    return Weights.builder()
        .matrix("columns", columns)
        .integer("condition-width", conditionWidth)
        .array("strength", strength)
        .build();
  }

  static ShrinkDenoiser load(Weights weights) {
    return new ShrinkDenoiser(
        weights.matrix("columns"),
        weights.integer("condition-width"),
        weights.array("strength")[0]);
  }
}
