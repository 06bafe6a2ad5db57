// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Regresses clean rows on the features (1, c) ⊗ (1, x_t), or without the products of c and x_t on
 * (1, c, x_t), by the normal equations. The answer is one affine map of x_t for each condition.
 *
 * <p>The Gram matrix of the features is Σ_g (1,c_g)(1,c_g)ᵀ ⊗ G_g with G_g that of the rows (1,
 * x_t) of condition g, so only small Gram matrices are ever measured. Where the vectors (1, c_g)
 * are linearly independent, as one-hot ones are, and nothing is penalised, every condition can have
 * the affine map that suits it best: with the products the equations fall apart into one small
 * system for each condition, without them into one small system for the slope they share.
 */
final class LeastSquares {

  /** More features than this would need a Gram matrix of more than 0.8 GB. */
  static final int MOST_FEATURES = 10_000;

  private final boolean products;
  private final double ridge;
  private final Matrix conditions;
  private final LinearAlgebra algebra;
  private final boolean independent;

  /**
   * Creates a regression.
   *
   * @param products whether the products of c and x_t are features
   * @param ridge added to the diagonal of the Gram matrix, but for the intercept
   * @param conditions c_g, one a row
   */
  LeastSquares(boolean products, double ridge, Matrix conditions, LinearAlgebra algebra) {
    this.products = products;
    this.ridge = ridge;
    this.conditions = conditions;
    this.algebra = algebra;
    this.independent = rank(conditions) == conditions.rows();
  }

  /** Returns the number of features, the intercept included. */
  static int features(boolean products, int width, int conditionWidth) {
    return products
        ? Math.multiplyExact(1 + conditionWidth, 1 + width)
        : 1 + conditionWidth + width;
  }

  /**
   * Solves.
   *
   * @param moments those of each condition, in the order of the conditions
   * @return the map of each condition
   * @throws InputException if the equations do not fall apart and there are more than {@link
   *     #MOST_FEATURES} features
   */
  List<AffineMap> solve(List<RegressionMoments> moments) {
    if (independent && ridge == 0) {
      return products ? separately(moments) : withOneSlope(moments);
    }
    int width = moments.get(0).width();
    int features = features(products, width, conditions.columns());
    if (features > MOST_FEATURES) {
      throw new InputException(
          "linear: the regression has "
              + features
              + " features, at most "
              + MOST_FEATURES
              + " can be solved for; use one-hot conditions with ridge 0, no products, or narrower"
              + " latents");
    }
    return new FeatureEquations(products, conditions, moments).solve(ridge, algebra);
  }

  private List<AffineMap> separately(List<RegressionMoments> moments) {
    List<AffineMap> maps = new ArrayList<>(moments.size());
    for (RegressionMoments group : moments) {
      double[] slope = algebra.solve(group.noisyScatter(), group.crossScatter());
      maps.add(AffineMap.through(group.noisyMean(), group.cleanMean(), slope));
    }
    return maps;
  }

  private List<AffineMap> withOneSlope(List<RegressionMoments> moments) {
    int width = moments.get(0).width();
    double[] noisyScatter = new double[width * width];
    double[] crossScatter = new double[width * width];
    for (RegressionMoments group : moments) {
      for (int place = 0; place < noisyScatter.length; place++) {
        noisyScatter[place] += group.noisyScatter().values()[place];
        crossScatter[place] += group.crossScatter()[place];
      }
    }
    double[] slope = algebra.solve(SymmetricMatrix.wrap(width, noisyScatter), crossScatter);
    List<AffineMap> maps = new ArrayList<>(moments.size());
    for (RegressionMoments group : moments) {
      maps.add(AffineMap.through(group.noisyMean(), group.cleanMean(), slope));
    }
    return maps;
  }

  /** Returns the rank of the rows (1, c), by Gaussian elimination with complete pivoting. */
  private static int rank(Matrix conditions) {
    int columns = 1 + conditions.columns();
    double[][] rows = new double[conditions.rows()][columns];
    for (int g = 0; g < rows.length; g++) {
      rows[g][0] = 1;
      for (int column = 1; column < columns; column++) {
        rows[g][column] = conditions.get(g, column - 1);
      }
    }
    int rank = 0;
    double first = 0;
    while (rank < rows.length) {
      int pivotRow = rank;
      int pivotColumn = 0;
      double pivot = 0;
      for (int row = rank; row < rows.length; row++) {
        for (int column = 0; column < columns; column++) {
          if (Math.abs(rows[row][column]) > pivot) {
            pivot = Math.abs(rows[row][column]);
            pivotRow = row;
            pivotColumn = column;
          }
        }
      }
      first = Math.max(first, pivot);
      if (pivot <= 1e-6 * first) {
        return rank;
      }
      double[] chosen = rows[pivotRow];
      rows[pivotRow] = rows[rank];
      rows[rank] = chosen;
      rank++;
      for (int row = rank; row < rows.length; row++) {
        double factor = rows[row][pivotColumn] / chosen[pivotColumn];
        for (int column = 0; column < columns; column++) {
          rows[row][column] -= factor * chosen[column];
        }
        rows[row][pivotColumn] = 0;
      }
    }
    return rank;
  }
}
