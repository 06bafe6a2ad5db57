package org.difflab.engine.experiment;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * The least and the greatest of some values.
 *
 * @param least the least
 * @param greatest the greatest
 */
record Extremes(double least, double greatest) {

  /** Finds those of a matrix that is not empty. */
  static Extremes of(Matrix matrix, Workers workers) {
    List<Extremes> blocks =
        workers.mapBlocks(
            matrix.rows(),
            (from, to) -> of(matrix.values(), from * matrix.columns(), to * matrix.columns()));
    return new Extremes(
        blocks.stream().mapToDouble(Extremes::least).min().orElseThrow(),
        blocks.stream().mapToDouble(Extremes::greatest).max().orElseThrow());
  }

  private static Extremes of(float[] values, int from, int to) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      float value = values[i];
      // Comparisons are foretold by the processor; minima would wait for each other.
      if (value < least) {
        least = value;
      }
      if (value > greatest) {
        greatest = value;
      }
    }
    return new Extremes(least, greatest);
  }

  /** Returns half of the range. */
  double halfRange() {
    return (greatest - least) / 2;
  }
}
