// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Estimates clean rows from noisy ones: D(x_t; level, c) ≈ E[x_0 | x_t, c].
 *
 * <p>Whether a network inside was trained to predict the noise, the clean rows or a velocity is its
 * private affair. Because every denoiser answers the same question, each works with every sampler,
 * and guidance is a denoiser that wraps a denoiser.
 *
 * <p>Rows are independent: what becomes of one depends neither on the others nor on their number.
 *
 * <p>Rules that the conformance kit checks, of its {@link org.difflab.spi.training.DenoiserTrainer}
 * too:
 *
 * <ul>
 *   <li>D1: the same seed and data give the same bits
 *   <li>D2: a denoiser restored from its weights gives the same bits
 *   <li>D3: inputs are left untouched
 *   <li>D4: rows are independent of each other, of their number and order
 *   <li>D5: several threads at once get what one gets
 *   <li>D6: rows or conditions of another width, and numbers of rows that differ, are refused
 *   <li>D7: as the noise vanishes the estimate comes near x_t/signal
 *   <li>D8: better than nothing: nearer to the clean rows than x_t/signal is, and than zero is
 *   <li>D9: the condition for "no prompt" works like any other, or is refused in training
 *   <li>D10: training that is stopped and resumed ends with the same bits
 *   <li>D11: vectors that were tuned are finite, as many and as wide as those given, and kept
 *   <li>D12: sizes that cannot be denoised are refused before training, others are trained
 *   <li>D13: the number of threads changes no bits
 *   <li>D14: another seed changes what is trained, unless training draws nothing
 *   <li>D15: on Gaussian data estimates are near E[x_0 | x_t], on every kind of schedule
 * </ul>
 *
 * @since 0.1
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
