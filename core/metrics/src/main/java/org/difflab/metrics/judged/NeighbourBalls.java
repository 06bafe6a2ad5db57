// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import java.util.Arrays;
import java.util.List;
import org.difflab.metrics.rows.NearestRows;
import org.difflab.metrics.rows.RowDistances;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * How many real and generated rows are in each other's balls, whose radius is the distance to the
 * k-th nearest row of the same set.
 *
 * @param precision share of generated rows in a real row's ball
 * @param recall share of real rows in a generated row's ball
 * @param density mean number of real rows' balls around a generated row, divided by k
 * @param coverage share of real rows with a generated row in their ball
 */
record NeighbourBalls(double precision, double recall, double density, double coverage) {

  /**
   * Counts.
   *
   * @param realRadii {@link #squaredRadii} of the real rows
   * @param generatedRadii those of the generated ones
   */
  static NeighbourBalls of(
      Matrix real,
      float[] realRadii,
      Matrix generated,
      float[] generatedRadii,
      int k,
      Workers workers) {
    List<Counts> blocks =
        workers.mapBlocks(
            generated.rows(),
            (from, to) -> count(real, realRadii, generated, generatedRadii, from, to));
    long precise = 0;
    long balls = 0;
    boolean[] recalled = new boolean[real.rows()];
    boolean[] covered = new boolean[real.rows()];
    for (Counts counts : blocks) {
      precise += counts.precise();
      balls += counts.balls();
      for (int row = 0; row < real.rows(); row++) {
        recalled[row] |= counts.recalled()[row];
        covered[row] |= counts.covered()[row];
      }
    }
    return new NeighbourBalls(
        (double) precise / generated.rows(),
        share(recalled),
        (double) balls / k / generated.rows(),
        share(covered));
  }

  /** The counts of one block of generated rows. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Counts(int precise, long balls, boolean[] recalled, boolean[] covered) {}

  private static Counts count(
      Matrix real, float[] realRadii, Matrix generated, float[] generatedRadii, int from, int to) {
    boolean[] recalled = new boolean[real.rows()];
    boolean[] covered = new boolean[real.rows()];
    int[] balls = new int[to - from];
    RowDistances.visit(
        generated,
        from,
        to,
        real,
        (other, squares) -> {
          for (int row = 0; row < squares.length; row++) {
            if (squares[row] <= realRadii[other]) {
              balls[row]++;
              covered[other] = true;
            }
            recalled[other] |= squares[row] <= generatedRadii[from + row];
          }
        });
    int precise = (int) Arrays.stream(balls).filter(count -> count > 0).count();
    return new Counts(precise, Arrays.stream(balls).asLongStream().sum(), recalled, covered);
  }

  private static double share(boolean[] flags) {
    int set = 0;
    for (boolean flag : flags) {
      set += flag ? 1 : 0;
    }
    return (double) set / flags.length;
  }

  /**
   * Returns the squared distance of each row to its k-th nearest neighbour; there must be at least
   * k + 1 rows.
   */
  static float[] squaredRadii(Matrix rows, int k, Workers workers) {
    float[] radii = new float[rows.rows()];
    workers.mapBlocks(
        rows.rows(),
        (from, to) -> {
          NearestRows nearest = new NearestRows(to - from, k);
          RowDistances.visit(
              rows,
              from,
              to,
              rows,
              (other, squares) -> {
                if (other >= from && other < to) {
                  squares[other - from] = Float.POSITIVE_INFINITY; // not a neighbour of itself
                }
                nearest.take(other, squares);
              });
          for (int row = from; row < to; row++) {
            radii[row] = nearest.square(row - from, k - 1);
          }
          return to;
        });
    return radii;
  }
}
