// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * Groups rows around centres: seeded by k-means++ (Arthur and Vassilvitskii, "k-means++: the
 * advantages of careful seeding", SODA 2007), then Lloyd's iterations.
 */
final class KMeans {

  private static final int ITERATIONS = 20;

  private final Matrix rows;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Prepares to group rows; they should be centred. */
  KMeans(Matrix rows, LinearAlgebra algebra, Workers workers) {
    this.rows = rows;
    this.algebra = algebra;
    this.workers = workers;
  }

  /**
   * Groups.
   *
   * @param groups how many groups to make at most; there are fewer if there are fewer distinct rows
   * @return the group of each row; groups are numbered from 0, none is empty
   */
  int[] group(int groups, RandomGenerator random) {
    List<double[]> centers = seeds(groups, random);
    int[] assigned = new int[rows.rows()];
    Arrays.fill(assigned, -1);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      int[] nearest = nearest(centers);
      if (Arrays.equals(nearest, assigned)) {
        break;
      }
      assigned = nearest;
      centers = means(assigned, centers);
    }
    return withoutGaps(assigned, centers.size());
  }

  private List<double[]> seeds(int groups, RandomGenerator random) {
    List<double[]> centers = new ArrayList<>();
    centers.add(row(random.nextInt(rows.rows())));
    double[] distances = new double[rows.rows()];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    while (centers.size() < groups) {
      approach(distances, centers.get(centers.size() - 1));
      double total = Arrays.stream(distances).sum();
      if (!(total > 0)) {
        break;
      }
      centers.add(row(drawn(distances, total * random.nextDouble())));
    }
    return centers;
  }

  private static int drawn(double[] distances, double at) {
    double passed = 0;
    int last = 0;
    for (int row = 0; row < distances.length; row++) {
      if (distances[row] > 0) {
        last = row;
        passed += distances[row];
        if (passed > at) {
          return row;
        }
      }
    }
    return last;
  }

  private double[] row(int number) {
    double[] row = new double[rows.columns()];
    for (int column = 0; column < row.length; column++) {
      row[column] = rows.get(number, column);
    }
    return row;
  }

  /** Lowers the squared distances of rows to the nearest centre, now that there is one more. */
  private void approach(double[] distances, double[] center) {
    int width = rows.columns();
    workers.mapBlocks(
        rows.rows(),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            double distance = 0;
            for (int column = 0; column < width; column++) {
              double apart = rows.values()[row * width + column] - center[column];
              distance += apart * apart;
            }
            distances[row] = Math.min(distances[row], distance);
          }
          return to - from;
        });
  }

  /** Returns the number of the centre nearest to each row: that of the greatest x·c − ‖c‖²/2. */
  private int[] nearest(List<double[]> centers) {
    int width = rows.columns();
    int count = centers.size();
    float[] byColumn = new float[width * count];
    double[] halfSquares = new double[count];
    for (int center = 0; center < count; center++) {
      for (int column = 0; column < width; column++) {
        double value = centers.get(center)[column];
        byColumn[column * count + center] = (float) value;
        halfSquares[center] += value * value / 2;
      }
    }
    Multiplier byCenters = algebra.multiplier(Matrix.wrap(width, count, byColumn));
    int[] nearest = new int[rows.rows()];
    workers.mapBlocks(
        rows.rows(),
        (from, to) -> {
          float[] products = byCenters.multiply(rows.slice(from, to)).values();
          for (int row = from; row < to; row++) {
            int offset = (row - from) * count;
            int best = 0;
            for (int center = 1; center < count; center++) {
              if (products[offset + center] - halfSquares[center]
                  > products[offset + best] - halfSquares[best]) {
                best = center;
              }
            }
            nearest[row] = best;
          }
          return to - from;
        });
    return nearest;
  }

  private List<double[]> means(int[] assigned, List<double[]> old) {
    int width = rows.columns();
    List<double[]> sums = new ArrayList<>();
    old.forEach(center -> sums.add(new double[width]));
    int[] counts = new int[old.size()];
    for (int row = 0; row < assigned.length; row++) {
      double[] sum = sums.get(assigned[row]);
      counts[assigned[row]]++;
      for (int column = 0; column < width; column++) {
        sum[column] += rows.values()[row * width + column];
      }
    }
    for (int center = 0; center < counts.length; center++) {
      if (counts[center] == 0) {
        sums.set(center, old.get(center));
      } else {
        for (int column = 0; column < width; column++) {
          sums.get(center)[column] /= counts[center];
        }
      }
    }
    return sums;
  }

  private static int[] withoutGaps(int[] assigned, int count) {
    int[] numbers = new int[count];
    Arrays.fill(numbers, -1);
    int used = 0;
    int[] renumbered = new int[assigned.length];
    for (int row = 0; row < assigned.length; row++) {
      if (numbers[assigned[row]] < 0) {
        numbers[assigned[row]] = used++;
      }
      renumbered[row] = numbers[assigned[row]];
    }
    return renumbered;
  }
}
