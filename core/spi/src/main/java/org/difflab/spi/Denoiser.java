package org.difflab.spi;

/**
 * Estimates clean rows from noisy ones: D(x_t; level, c) ≈ E[x_0 | x_t, c].
 *
 * <p>Whether a network inside was trained to predict the noise, the clean rows or a velocity is its
 * private affair. Because every denoiser answers the same question, each works with every sampler,
 * and guidance is a denoiser that wraps a denoiser.
 *
 * <p>Rows are independent: what becomes of one depends neither on the others nor on their number.
 */
@FunctionalInterface
public interface Denoiser {

  /**
   * Estimates the clean rows.
   *
   * @param noisy x_t, n×w
   * @param level the noise level t of all rows
   * @param conditions n×c, the embedded prompt of each row
   * @return the estimates of x_0, n×w
   * @throws IllegalArgumentException if a width or the number of rows is not what was trained
   */
  Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions);
}
