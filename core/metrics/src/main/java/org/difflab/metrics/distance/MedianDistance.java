// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.linear.LinearAlgebra;

/** The median of the distances between different rows. */
final class MedianDistance {

  /** Maximum number of rows compared, evenly spaced; they have half a million distances. */
  private static final int ROWS = 1000;

  private MedianDistance() {}

  /** Returns the median distance of at least two rows. */
  static double of(Matrix rows, LinearAlgebra algebra) {
    Matrix chosen = rows.select(Samples.evenlySpaced(rows.rows(), ROWS));
    int count = chosen.rows();
    SquaredDistances distances = SquaredDistances.between(chosen, chosen, algebra);
    double[] all = new double[count * (count - 1) / 2];
    double[] squares = new double[SquaredDistances.PART];
    int found = 0;
    for (int start = 0; start < count; start += SquaredDistances.PART) {
      int end = Math.min(count, start + SquaredDistances.PART);
      SquaredDistances.Block block = distances.block(0, end, start, end);
      for (int row = 0; row < end - 1; row++) {
        int begin = Math.max(start, row + 1);
        block.write(row, begin, end, squares);
        System.arraycopy(squares, 0, all, found, end - begin);
        found += end - begin;
      }
    }
    Arrays.sort(all);
    double upper = Math.sqrt(all[all.length / 2]);
    return all.length % 2 == 1 ? upper : (Math.sqrt(all[all.length / 2 - 1]) + upper) / 2;
  }
}
