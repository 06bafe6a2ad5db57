// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Estimates clean rows from noisy ones: D(x_t; level, c) ≈ E[x_0 | x_t, c].
 *
 * <p>Whether a network was trained to predict the noise, the clean rows or a velocity is an
 * implementation detail. Because every denoiser returns the same quantity, each works with every
 * sampler, and guidance is a denoiser that wraps a denoiser.
 *
 * <p>Rows are independent: the result for a row depends neither on the other rows nor on their
 * number.
 *
 * <p>Rules that the conformance kit checks, of its {@link org.difflab.spi.training.DenoiserTrainer}
 * too:
 *
 * <ul>
 *   <li>D1: the same seed and data give the same bits
 *   <li>D2: a denoiser restored from its weights gives the same bits
 *   <li>D3: inputs are left untouched
 *   <li>D4: rows are independent of each other, of their number and order
 *   <li>D5: concurrent calls give the same result as a single one
 *   <li>D6: rows or conditions of another width, and numbers of rows that differ, are refused
 *   <li>D7: as the noise vanishes, the estimate approaches x_t/signal
 *   <li>D8: the estimate is nearer to the clean rows than x_t/signal and zero are
 *   <li>D9: the condition for "no prompt" works like any other, or is refused in training
 *   <li>D10: training that is stopped and resumed ends with the same bits
 *   <li>D11: tuned vectors are finite, have the size of those given, and are saved
 *   <li>D12: sizes that cannot be denoised are refused before training, others are trained
 *   <li>D13: results do not depend on the number of threads
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
   * @throws IllegalArgumentException if a width is not that of training, or the numbers of rows
   *     differ
   */
  Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions);
}
