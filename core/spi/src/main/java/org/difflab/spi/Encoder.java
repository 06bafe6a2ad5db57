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
 *   <li>E2: an encoder made again from its weights gives the same bits
 *   <li>E3: inputs are left untouched
 *   <li>E4: rows are independent of each other, of their number and order
 *   <li>E5: several threads at once get what one gets
 *   <li>E6: the shape of latents is what the trainer said before training
 *   <li>E7: input of another width is refused
 *   <li>E8: decoding what was encoded is nearer to the samples than their mean is, and finite
 *   <li>E9: training that is stopped and goes on ends with the same bits
 *   <li>E10: samples that cannot be encoded are refused before training, others are trained
 *   <li>E11: the number of threads changes no bits
 *   <li>E12: no other order of the values brings what is decoded nearer to the samples
 *   <li>E13: another seed changes what is trained, unless training draws nothing
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
}
