// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects p values for multiple comparisons, controlling the family-wise error rate: the k-th
 * smallest of m is multiplied by m − k + 1, and the results are made non-decreasing and at most 1
 * (Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6, 1979).
 */
final class HolmCorrection {

  private HolmCorrection() {}

  /** Returns the corrected values, in the order of the given ones. */
  static double[] of(double[] probabilities) {
    List<Integer> ascending =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(place -> probabilities[place]))
            .toList();
    double[] corrected = new double[probabilities.length];
    double largest = 0;
    for (int rank = 0; rank < ascending.size(); rank++) {
      int place = ascending.get(rank);
      double factor = (double) probabilities.length - rank;
      largest = Math.max(largest, Math.min(1, factor * probabilities[place]));
      corrected[place] = largest;
    }
    return corrected;
  }
}
