// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.linear.SymmetricMatrix;

/** Matrix arithmetic in float64 by the definitions. */
final class Reference {

  private Reference() {}

  static double[] product(Matrix left, Matrix right) {
    double[] product = new double[left.rows() * right.columns()];
    for (int row = 0; row < left.rows(); row++) {
      for (int k = 0; k < left.columns(); k++) {
        for (int column = 0; column < right.columns(); column++) {
          product[row * right.columns() + column] +=
              (double) left.get(row, k) * right.get(k, column);
        }
      }
    }
    return product;
  }

  static SymmetricMatrix gram(Matrix rows) {
    int width = rows.columns();
    double[] gram = new double[width * width];
    for (int row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          gram[i * width + j] += (double) rows.get(row, i) * rows.get(row, j);
        }
      }
    }
    return SymmetricMatrix.wrap(width, gram);
  }

  static double[] times(SymmetricMatrix matrix, double[] right) {
    int size = matrix.size();
    int columns = right.length / size;
    double[] product = new double[right.length];
    for (int row = 0; row < size; row++) {
      for (int k = 0; k < size; k++) {
        for (int column = 0; column < columns; column++) {
          product[row * columns + column] += matrix.get(row, k) * right[k * columns + column];
        }
      }
    }
    return product;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  static double[] doubles(Matrix matrix) {
    double[] values = new double[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.values()[i];
    }
    return values;
  }
}
