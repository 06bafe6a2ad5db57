// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.linear.Eigen;

/** Converts the results of libraries to the form of {@link Eigen}. */
final class EigenSigns {

  private EigenSigns() {}

  /** Makes each vector's largest component, the first of equals, positive. */
  static Eigen settle(double[] values, double[] vectors) {
    int size = values.length;
    for (int row = 0; row < size; row++) {
      int start = row * size;
      int largest = start;
      for (int i = start; i < start + size; i++) {
        if (Math.abs(vectors[i]) > Math.abs(vectors[largest])) {
          largest = i;
        }
      }
      if (vectors[largest] < 0) {
        for (int i = start; i < start + size; i++) {
          vectors[i] = -vectors[i];
        }
      }
    }
    return new Eigen(values, vectors);
  }
}
