// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * The normal equations of a regression on all features at once: (1, c) ⊗ (1, x_t), or without
 * products (1, c, x_t). Both sides are put together from the small ones of each condition.
 */
final class FeatureEquations {

  /** A feature that is {@code factor} times a value of (1, x_t) for rows of one condition. */
  private record Term(int feature, double factor) {}

  private final boolean products;
  private final Matrix conditions;
  private final int width;
  private final int features;
  private final double[] gram;
  private final double[] right;

  /** Adds up the equations of all conditions. */
  FeatureEquations(boolean products, Matrix conditions, List<RegressionMoments> moments) {
    this.products = products;
    this.conditions = conditions;
    this.width = moments.get(0).width();
    this.features = LeastSquares.features(products, width, conditions.columns());
    this.gram = new double[Math.multiplyExact(features, features)];
    this.right = new double[Math.multiplyExact(features, width)];
    for (int condition = 0; condition < moments.size(); condition++) {
      add(terms(condition), moments.get(condition));
    }
  }

  /**
   * Solves with a penalty on all features but the intercept, and returns the map of each condition.
   */
  List<AffineMap> solve(double ridge, LinearAlgebra algebra) {
    double[] penalized = gram.clone();
    for (int feature = 1; feature < features; feature++) {
      penalized[feature * features + feature] += ridge;
    }
    double[] coefficients = algebra.solve(SymmetricMatrix.wrap(features, penalized), right);
    List<AffineMap> maps = new ArrayList<>(conditions.rows());
    for (int condition = 0; condition < conditions.rows(); condition++) {
      maps.add(map(terms(condition), coefficients));
    }
    return maps;
  }

  /**
   * Returns, for each value of (1, x_t), the features that are multiples of it under a condition.
   */
  private List<List<Term>> terms(int condition) {
    List<List<Term>> terms = new ArrayList<>(1 + width);
    for (int value = 0; value <= width; value++) {
      terms.add(
          products || value == 0
              ? embedded(condition, value)
              : List.of(new Term(conditions.columns() + value, 1)));
    }
    return terms;
  }

  private List<Term> embedded(int condition, int value) {
    int stride = products ? 1 + width : 1;
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(value, 1));
    for (int column = 0; column < conditions.columns(); column++) {
      if (conditions.get(condition, column) != 0) {
        terms.add(new Term((1 + column) * stride + value, conditions.get(condition, column)));
      }
    }
    return terms;
  }

  private void add(List<List<Term>> terms, RegressionMoments moments) {
    for (int i = 0; i <= width; i++) {
      for (Term row : terms.get(i)) {
        for (int j = 0; j <= width; j++) {
          double product = row.factor() * noisyProduct(moments, i, j);
          for (Term column : terms.get(j)) {
            gram[row.feature() * features + column.feature()] += product * column.factor();
          }
        }
        for (int j = 0; j < width; j++) {
          right[row.feature() * width + j] += row.factor() * crossProduct(moments, i, j);
        }
      }
    }
  }

  /** Returns the sum over rows of the product of values i and j of (1, x_t). */
  private static double noisyProduct(RegressionMoments moments, int i, int j) {
    double firstMean = i == 0 ? 1 : moments.noisyMean()[i - 1];
    double secondMean = j == 0 ? 1 : moments.noisyMean()[j - 1];
    double apart = i == 0 || j == 0 ? 0 : moments.noisyScatter().get(i - 1, j - 1);
    return apart + moments.weight() * firstMean * secondMean;
  }

  /** Returns the sum over rows of the product of value i of (1, x_t) and value j of x_0. */
  private static double crossProduct(RegressionMoments moments, int i, int j) {
    double noisyMean = i == 0 ? 1 : moments.noisyMean()[i - 1];
    double apart = i == 0 ? 0 : moments.crossScatter()[(i - 1) * moments.width() + j];
    return apart + moments.weight() * noisyMean * moments.cleanMean()[j];
  }

  private AffineMap map(List<List<Term>> terms, double[] coefficients) {
    double[] map = new double[(1 + width) * width];
    for (int value = 0; value <= width; value++) {
      for (Term term : terms.get(value)) {
        for (int j = 0; j < width; j++) {
          map[value * width + j] += term.factor() * coefficients[term.feature() * width + j];
        }
      }
    }
    return new AffineMap(Arrays.copyOfRange(map, width, map.length), Arrays.copyOf(map, width));
  }
}
