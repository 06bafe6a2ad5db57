// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Maps samples to the latents in which diffusion takes place, and back. Rows are independent: the
 * result for a row depends neither on the other rows nor on their number.
 *
 * <p>Rules that the conformance kit checks, of its {@link org.difflab.spi.training.EncoderTrainer}
 * too:
 *
 * <ul>
 *   <li>E1: the same seed and data give the same bits
 *   <li>E2: an encoder restored from its weights gives the same bits
 *   <li>E3: inputs are left untouched
 *   <li>E4: rows are independent of each other, of their number and order
 *   <li>E5: concurrent calls give the same result as a single one
 *   <li>E6: the shape of latents is that which the trainer stated before training
 *   <li>E7: input of another width is refused
 *   <li>E8: decoded latents are finite, and nearer to the samples than their mean is
 *   <li>E9: training that is stopped and resumed ends with the same bits
 *   <li>E10: samples that cannot be encoded are refused before training, others are trained
 *   <li>E11: results do not depend on the number of threads
 *   <li>E12: no other order of the values brings decoded samples nearer to the originals
 *   <li>E13: another seed changes what is trained, unless training draws nothing
 *   <li>E14: noise of latents is a linear map of noise of samples with orthonormal rows, if there
 *       is one
 * </ul>
 */
public interface Encoder extends Model {

  /** Returns the layout of latents; {@link Shape#size} is their width. */
  Shape latentShape();

  /**
   * Encodes samples (n×d) into latents (n×w).
   *
   * @throws IllegalArgumentException if the samples have another width
   */
  Matrix encode(Matrix samples);

  /**
   * Decodes latents (n×w) into samples (n×d).
   *
   * @throws IllegalArgumentException if the latents have another width
   */
  Matrix decode(Matrix latents);

  /**
   * Returns the noise of latents that corresponds to noise of samples, so that pipelines with
   * different encoders can start from the same noise. For a linear encoder z = A·(x − m) with A of
   * w×d it is P·ε with P = (A·Aᵀ)^(−½)·A, the matrix with orthonormal rows that is nearest to A:
   * where ε ~ N(0, I_d), it is N(0, I_w). It is ε itself for an encoder that scales and shifts each
   * value, and ε along the components for principal components. A chain of encoders composes their
   * maps.
   *
   * @param noise noise of samples, n×d
   * @return noise of latents, n×w
   * @throws UnsupportedOperationException unless the trainer {@link
   *     org.difflab.spi.training.EncoderTrainer#definesLatentNoise defines it}
   * @throws IllegalArgumentException if the noise has another width than samples
   * @since 0.3
   */
  default Matrix latentNoise(Matrix noise) {
    throw new UnsupportedOperationException("this encoder does not define the noise of latents");
  }
}
