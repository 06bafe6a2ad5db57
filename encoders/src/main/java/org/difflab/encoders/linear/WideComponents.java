// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.Arrays;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * Principal components of rows so wide that their d×d covariance C = AᵀA/(n − 1) is never made,
 * where A are the n centred rows.
 *
 * <p>{@link #byRows}: the eigenvectors u_k of the n×n matrix AAᵀ give v_k = Aᵀu_k/‖Aᵀu_k‖, with the
 * same eigenvalues (Turk and Pentland, "Eigenfaces for recognition", Journal of Cognitive
 * Neuroscience 3, 1991).
 *
 * <p>{@link #randomised}: subspace iteration on l random directions (Halko, Martinsson and Tropp,
 * "Finding structure with randomness", SIAM Review 53, 2011, algorithms 4.4 and 5.3), repeated
 * until every eigenvalue asked for is known well enough. Each vector comes with the norm of its
 * residual r_k = C·v_k − λ_k·v_k, which is measured: C has an eigenvalue within ‖r_k‖ of λ_k. After
 * q iterations with l = k + p directions the expected spectral norm of what the projection of A
 * loses is at most (1 + √(k/(p − 1)) + e·√(k + p)/p·√(min(n, d) − k))^{1/(2q+1)} times the (k +
 * 1)-th singular value of A (their corollary 10.10).
 *
 * <p>Vectors are orthonormalised in float64 at the end of both.
 */
final class WideComponents {

  /** Variances below this share of the largest are what float32 products leave of none. */
  static final double LEAST_VARIANCE = 1e-7;

  /** Directions more than there are components: they make the iteration converge. */
  private static final int OVERSAMPLING = 16;

  private static final int MOST_ITERATIONS = 12;

  /** The largest residual, as a share of its own eigenvalue, that is small enough. */
  private static final double TOLERANCE = 1e-3;

  /** What is left of a vector without the directions before it, when it is only rounding. */
  private static final double NOTHING_LEFT = 1e-10;

  private final CentredRows rows;
  private final double[] mean;
  private final int count;

  /**
   * Prepares.
   *
   * @param rows A
   * @param mean of the rows, kept with the components
   * @param count how many components to find
   */
  WideComponents(CentredRows rows, double[] mean, int count) {
    this.rows = rows;
    this.mean = mean;
    this.count = count;
  }

  /**
   * Finds the components by an n×n matrix, exactly.
   *
   * @throws InputException if the rows vary in fewer directions
   */
  PrincipalComponents byRows(Progress progress) {
    SymmetricMatrix outer;
    try (Progress.Stage stage = progress.begin(PcaTrainer.NAME + ": products of samples", 1)) {
      outer = rows.outer();
      stage.advance(1);
    }
    double total = 0;
    for (int row = 0; row < rows.count(); row++) {
      total += outer.get(row, row);
    }
    Eigen eigen;
    try (Progress.Stage stage = progress.begin(PcaTrainer.NAME + ": eigenvectors", 1)) {
      eigen = rows.algebra().eigen(outer);
      stage.advance(1);
    }
    requireDirections(eigen.values());
    double[] vectors =
        rows.combine(
            count,
            (block, from, into) -> {
              float[] line = new float[count];
              for (int row = 0; row < into.rows(); row++) {
                for (int k = 0; k < count; k++) {
                  line[k] = (float) eigen.vectors()[k * rows.count() + from + row];
                }
                into.floats().put(row * count, line, 0, count);
              }
            });
    orthonormalise(vectors, count);
    return components(vectors, eigen.values(), total, new double[0]);
  }

  /**
   * Finds the components by subspace iteration.
   *
   * @param noise the first directions
   * @throws InputException if the rows vary in fewer directions
   */
  PrincipalComponents randomised(Noise noise, Progress progress) {
    int width = rows.width();
    int most = Math.min(width, rows.count() - 1);
    int lines = Math.min(most, count + count / 2 + OVERSAMPLING);
    double total = rows.squareSum();
    double[] basis = new double[lines * width];
    float[] drawn = new float[width];
    for (int line = 0; line < lines; line++) {
      noise.gaussian(line, 0, drawn, 0, width);
      for (int column = 0; column < width; column++) {
        basis[line * width + column] = drawn[column];
      }
    }
    try (Progress.Stage stage = progress.begin(PcaTrainer.NAME + ": iterations", MOST_ITERATIONS)) {
      orthonormalise(basis, lines);
      Ritz ritz = ritz(basis, lines);
      stage.advance(1);
      for (int i = 1; i < MOST_ITERATIONS && !ritz.isAccurate(count); i++) {
        basis = ritz.products();
        orthonormalise(basis, lines);
        ritz = ritz(basis, lines);
        stage.advance(1);
      }
      stage.advance(MOST_ITERATIONS);
      requireDirections(ritz.values());
      double[] vectors = Arrays.copyOf(ritz.vectors(), count * width);
      orthonormalise(vectors, count);
      return components(vectors, ritz.values(), total, Arrays.copyOf(ritz.residuals(), count));
    }
  }

  /**
   * The best that a subspace knows of AᵀA (Rayleigh and Ritz).
   *
   * @param values θ, largest first
   * @param vectors a line for each
   * @param products AᵀA times each vector
   * @param residuals the norm of each product − θ·vector
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Ritz(double[] values, double[] vectors, double[] products, double[] residuals) {

    boolean isAccurate(int count) {
      for (int k = 0; k < count; k++) {
        boolean matters = values[k] > LEAST_VARIANCE * values[0];
        if (matters && residuals[k] > TOLERANCE * values[k]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Multiplies orthonormal lines by AᵀA and turns them so that they are apart from each other. */
  private Ritz ritz(double[] basis, int lines) {
    double[] products = squared(basis, lines);
    int width = rows.width();
    double[] inner = new double[lines * lines];
    for (int i = 0; i < lines; i++) {
      for (int j = i; j < lines; j++) {
        double both =
            dot(basis, i * width, products, j * width, width)
                + dot(basis, j * width, products, i * width, width);
        inner[i * lines + j] = both / 2;
        inner[j * lines + i] = both / 2;
      }
    }
    Eigen eigen = rows.algebra().eigen(SymmetricMatrix.wrap(lines, inner));
    double[] turned = turned(eigen, basis, width);
    double[] turnedProducts = turned(eigen, products, width);
    double[] residuals = new double[lines];
    for (int k = 0; k < lines; k++) {
      double sum = 0;
      for (int at = k * width; at < (k + 1) * width; at++) {
        double rest = turnedProducts[at] - eigen.values()[k] * turned[at];
        sum += rest * rest;
      }
      residuals[k] = Math.sqrt(sum);
    }
    return new Ritz(eigen.values(), turned, turnedProducts, residuals);
  }

  private double[] squared(double[] basis, int lines) {
    int width = rows.width();
    TileProducts products = rows.algebra().products();
    Floats floats = products.allocate(basis.length);
    float[] line = new float[width];
    for (int k = 0; k < lines; k++) {
      for (int column = 0; column < width; column++) {
        line[column] = (float) basis[k * width + column];
      }
      floats.put(k * width, line, 0, width);
    }
    Tile directions = new Tile(floats, 0, lines, width);
    return rows.combine(
        lines,
        (block, from, into) ->
            products.multiplyByTransposed(block, directions, into, Into.REPLACED));
  }

  private static double[] turned(Eigen eigen, double[] lines, int width) {
    int count = eigen.size();
    double[] turned = new double[lines.length];
    for (int k = 0; k < count; k++) {
      for (int line = 0; line < count; line++) {
        addScaled(turned, k * width, eigen.vectors()[k * count + line], lines, line * width, width);
      }
    }
    return turned;
  }

  private void requireDirections(double[] values) {
    int varying = 0;
    while (varying < values.length && values[varying] > LEAST_VARIANCE * values[0]) {
      varying++;
    }
    if (varying < count) {
      throw new InputException(
          PcaTrainer.NAME
              + ": the "
              + rows.count()
              + " training samples vary in "
              + varying
              + (varying == 1 ? " direction" : " directions")
              + " only, so no more components can be found; found components "
              + count);
    }
  }

  /** Subtracts from each line what it shares with those before it, twice, and makes its norm 1. */
  private void orthonormalise(double[] lines, int count) {
    int width = rows.width();
    for (int line = 0; line < count; line++) {
      int at = line * width;
      double before = Math.sqrt(dot(lines, at, lines, at, width));
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < line; other++) {
          double shared = dot(lines, other * width, lines, at, width);
          addScaled(lines, at, -shared, lines, other * width, width);
        }
      }
      double norm = Math.sqrt(dot(lines, at, lines, at, width));
      double factor = norm > NOTHING_LEFT * before ? 1 / norm : 0;
      for (int column = at; column < at + width; column++) {
        lines[column] *= factor;
      }
    }
  }

  /** Four sums, whose order is fixed, run faster than one. */
  private static double dot(double[] left, int leftAt, double[] right, int rightAt, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      first += left[leftAt + i] * right[rightAt + i];
      second += left[leftAt + i + 1] * right[rightAt + i + 1];
      third += left[leftAt + i + 2] * right[rightAt + i + 2];
      fourth += left[leftAt + i + 3] * right[rightAt + i + 3];
    }
    for (; i < length; i++) {
      first += left[leftAt + i] * right[rightAt + i];
    }
    return first + second + (third + fourth);
  }

  private static void addScaled(
      double[] into, int at, double factor, double[] from, int offset, int length) {
    for (int i = 0; i < length; i++) {
      into[at + i] += factor * from[offset + i];
    }
  }

  private PrincipalComponents components(
      double[] vectors, double[] squares, double total, double[] residuals) {
    int width = rows.width();
    float[] directions = new float[vectors.length];
    for (int start = 0; start < vectors.length; start += width) {
      double sign = sign(vectors, start, width);
      for (int at = start; at < start + width; at++) {
        directions[at] = (float) (sign * vectors[at]);
      }
    }
    double degrees = rows.count() - 1.0;
    double[] variances = new double[count];
    double[] shares = new double[count];
    for (int k = 0; k < count; k++) {
      variances[k] = squares[k] / degrees;
      shares[k] = squares[k] / total;
    }
    for (int k = 0; k < residuals.length; k++) {
      residuals[k] /= degrees;
    }
    return new PrincipalComponents(
        Matrix.wrap(count, width, directions), mean, variances, shares, residuals);
  }

  /** Returns the sign that makes the largest component, the first of equals, positive. */
  private static double sign(double[] vectors, int start, int width) {
    int largest = start;
    for (int at = start; at < start + width; at++) {
      if (Math.abs(vectors[at]) > Math.abs(vectors[largest])) {
        largest = at;
      }
    }
    return vectors[largest] < 0 ? -1 : 1;
  }
}
