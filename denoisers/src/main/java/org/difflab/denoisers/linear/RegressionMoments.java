// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import org.difflab.denoisers.moments.Moments;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * What a least-squares regression of clean rows x_0 on noisy rows x_t needs to know of the rows of
 * one condition, at one noise level or summed over several; w is the width of both.
 *
 * @param weight how many rows there are, each counted once for each level
 * @param noisyMean the mean of x_t
 * @param cleanMean the mean of x_0
 * @param noisyScatter Σ (x_t − mean)(x_t − mean)ᵀ
 * @param crossScatter Σ (x_t − mean)(x_0 − mean)ᵀ, w×w row-major
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RegressionMoments(
    double weight,
    double[] noisyMean,
    double[] cleanMean,
    SymmetricMatrix noisyScatter,
    double[] crossScatter) {

  /**
   * Follows from the moments of the clean rows and their noise, as x_t = a·x_0 + s·ε is linear in
   * both.
   *
   * @param joint the moments of the rows (x_0, ε), 2w wide
   * @param levels the levels over which to sum
   */
  static RegressionMoments of(Moments joint, LevelSums levels) {
    int width = joint.width() / 2;
    double[] cleanMean = new double[width];
    double[] noiseMean = new double[width];
    double[] noisyMean = new double[width];
    for (int column = 0; column < width; column++) {
      cleanMean[column] = joint.mean()[column];
      noiseMean[column] = joint.mean()[width + column];
      noisyMean[column] =
          (levels.signal() * cleanMean[column] + levels.noise() * noiseMean[column])
              / levels.count();
    }
    double[] scatter = joint.scatter().values();
    double[] noisyScatter = new double[width * width];
    double[] crossScatter = new double[width * width];
    for (int i = 0; i < width; i++) {
      int cleanRow = i * joint.width();
      int noiseRow = (width + i) * joint.width();
      for (int j = 0; j < width; j++) {
        double clean = scatter[cleanRow + j];
        double cleanByNoise = scatter[cleanRow + width + j];
        double noiseByClean = scatter[noiseRow + j];
        double noise = scatter[noiseRow + width + j];
        double betweenLevels =
            levels.signalVariation() * cleanMean[i] * cleanMean[j]
                + levels.covariation() * (cleanMean[i] * noiseMean[j] + noiseMean[i] * cleanMean[j])
                + levels.noiseVariation() * noiseMean[i] * noiseMean[j];
        noisyScatter[i * width + j] =
            levels.signalSquares() * clean
                + levels.products() * (cleanByNoise + noiseByClean)
                + levels.noiseSquares() * noise
                + joint.weight() * betweenLevels;
        crossScatter[i * width + j] = levels.signal() * clean + levels.noise() * noiseByClean;
      }
    }
    return new RegressionMoments(
        levels.count() * joint.weight(),
        noisyMean,
        cleanMean,
        SymmetricMatrix.wrap(width, noisyScatter),
        crossScatter);
  }

  /** Returns w. */
  int width() {
    return noisyMean.length;
  }
}
