// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * The vectors e_p of k numbers from which a linear map predicts latents best: the vectors that,
 * together with W and b, minimise Σ‖z − b − W·e_p‖² over all latents z of all prompts p. That is a
 * regression of reduced rank on the prompt (Izenman, "Reduced-rank regression for the multivariate
 * linear model", 1975); its solution is W = the leading eigenvectors V of the covariance of the
 * prompts' mean latents, each prompt weighted by its samples, and e_p = Vᵀ(mean_p − b).
 *
 * @param values P×k row-major, the leading coordinate first
 * @param count k
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PrincipalCoordinates(double[] values, int count) {

  /**
   * Directions with a smaller share of the leading direction's variance are treated as rounding
   * errors.
   */
  private static final double LEAST_SHARE = 1e-9;

  /** Computes the coordinates, at most {@code most} and at most the rank of the means. */
  static PrincipalCoordinates of(PromptMeans means, int most, LinearAlgebra algebra) {
    double[] directions = directions(means, most, algebra);
    int width = means.width();
    int count = width == 0 ? 0 : directions.length / width;
    int prompts = means.counts().length;
    double[] values = new double[prompts * count];
    for (int prompt = 0; prompt < prompts; prompt++) {
      for (int direction = 0; direction < count; direction++) {
        values[prompt * count + direction] =
            product(means.centred(), prompt * width, directions, direction * width, width);
      }
    }
    return new PrincipalCoordinates(values, count);
  }

  /** Returns the unit directions as rows, largest variance first. */
  private static double[] directions(PromptMeans means, int most, LinearAlgebra algebra) {
    double[] rows = means.weighted();
    int width = means.width();
    int prompts = means.counts().length;
    boolean fewPrompts = prompts <= width;
    double[] turned = transposed(rows, prompts, width);
    // The eigenvectors of the smaller of M·Mᵀ and Mᵀ·M give those of the other.
    Eigen eigen =
        algebra.eigen(fewPrompts ? gram(rows, prompts, width) : gram(turned, width, prompts));
    int count = 0;
    while (count < Math.min(most, eigen.size())
        && eigen.values()[count] > LEAST_SHARE * eigen.values()[0]) {
      count++;
    }
    double[] directions = new double[count * width];
    for (int direction = 0; direction < count; direction++) {
      for (int column = 0; column < width; column++) {
        directions[direction * width + column] =
            fewPrompts
                ? product(turned, column * prompts, eigen.vectors(), direction * prompts, prompts)
                    / Math.sqrt(eigen.values()[direction])
                : eigen.vectors()[direction * width + column];
      }
    }
    return directions;
  }

  private static double[] transposed(double[] rows, int height, int width) {
    double[] turned = new double[rows.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        turned[column * height + row] = rows[row * width + column];
      }
    }
    return turned;
  }

  private static SymmetricMatrix gram(double[] rows, int height, int width) {
    double[] products = new double[height * height];
    for (int left = 0; left < height; left++) {
      for (int right = 0; right <= left; right++) {
        double product = product(rows, left * width, rows, right * width, width);
        products[left * height + right] = product;
        products[right * height + left] = product;
      }
    }
    return SymmetricMatrix.wrap(height, products);
  }

  private static double product(double[] left, int from, double[] right, int at, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += left[from + i] * right[at + i];
    }
    return sum;
  }
}
