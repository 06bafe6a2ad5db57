// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/**
 * Estimates images by posterior means of their patches. For a patch P of x_t, with the patches P_n
 * of the training images that it is compared with and what they stand for, z_n,
 *
 * <pre>   Σ_n w_n·z_n / Σ_n w_n,   w_n = exp(−‖P(x_t) − a·P_n‖²/(2s²)),   a = signal, s = noise
 * </pre>
 *
 * estimates z; where several patches estimate a value, their mean does.
 *
 * @param <B> how training images are kept
 */
interface PatchMeans<B extends PatchMeans.Block> {

  /** Training images of one condition, as the estimates need them. */
  interface Block {

    /** Returns the number of images. */
    int count();

    /**
     * Copies the images, one after the other.
     *
     * @param values where to
     * @param from the first value's place there
     */
    void copyTo(float[] values, int from);
  }

  /**
   * Prepares the estimates of images.
   *
   * @param <B> how training images are kept
   */
  @FunctionalInterface
  interface Factory<B extends Block> {

    /**
     * Prepares them.
     *
     * @param shape how an image is laid out
     * @param images the training images of each condition, n×w
     * @param mean their mean
     */
    PatchMeans<B> of(Shape shape, List<Matrix> images, double[] mean);
  }

  /** Keeps training images of one condition. */
  List<B> keep(List<ImageTile.Source> images);

  /**
   * Makes room for estimates at a level.
   *
   * @param level a and s, with s greater than 0
   * @param side the side of the square patch in pixels, odd
   */
  Estimator<B> at(NoiseLevel level, int side);

  /**
   * Estimates at one level, by one thread at a time.
   *
   * @param <B> how training images are kept
   */
  interface Estimator<B> {

    /**
     * Estimates x_0.
     *
     * @param noisy x_t, n×w
     * @param blocks the training images
     * @return n×w
     */
    Matrix estimate(Matrix noisy, List<B> blocks);

    /**
     * Returns ln Σ_n w_n at each place of a noisy image.
     *
     * @param noisy x_t, 1×w
     */
    double[] logWeights(Matrix noisy, List<B> blocks);
  }
}
