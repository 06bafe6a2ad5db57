// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Turns samples into the latents in which diffusion takes place, and back. Rows are independent:
 * what becomes of one does not depend on the others, nor on how many there are.
 *
 * <p>Rules that the conformance kit checks, of its {@link org.difflab.spi.training.EncoderTrainer}
 * too:
 *
 * <ul>
 *   <li>E1: the same seed and data give the same bits
 *   <li>E2: an encoder restored from its weights gives the same bits
 *   <li>E3: inputs are left untouched
 *   <li>E4: rows are independent of each other, of their number and order
 *   <li>E5: several threads at once get what one gets
 *   <li>E6: the shape of latents is what the trainer said before training
 *   <li>E7: input of another width is refused
 *   <li>E8: decoding what was encoded is nearer to the samples than their mean is, and finite
 *   <li>E9: training that is stopped and resumed ends with the same bits
 *   <li>E10: samples that cannot be encoded are refused before training, others are trained
 *   <li>E11: the number of threads changes no bits
 *   <li>E12: no other order of the values brings what is decoded nearer to the samples
 *   <li>E13: another seed changes what is trained, unless training draws nothing
 *   <li>E14: noise of latents is a linear map of noise of samples with orthonormal rows, if there
 *       is one
 * </ul>
 */
public interface Encoder extends Model {

  /** Returns how latents are laid out; {@link Shape#size} is their width. */
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
   * Returns the noise of latents that noise of samples becomes, so that pipelines with different
   * encoders can start from the same noise. For a linear encoder z = A·(x − m) with A of w×d it is
   * P·ε with P = (A·Aᵀ)^(−½)·A, the matrix with orthonormal rows that is nearest to A: where ε ~
   * N(0, I_d), it is N(0, I_w). It is ε itself for an encoder that scales and shifts each value,
   * and ε along the components for principal components. Encoders one after another apply their
   * maps one after another.
   *
   * @param noise noise of samples, n×d
   * @return noise of latents, n×w
   * @throws UnsupportedOperationException unless the trainer {@link
   *     org.difflab.spi.training.EncoderTrainer#definesLatentNoise defines it}
   * @throws IllegalArgumentException if the noise has another width than samples
   * @since 0.3
   */
  default Matrix latentNoise(Matrix noise) {
    throw new UnsupportedOperationException("this encoder defines no noise of latents");
  }
}
