package org.difflab.spi;

/**
 * Turns samples into the latents in which diffusion takes place, and back. Rows are independent:
 * what becomes of one does not depend on the others, nor on how many there are.
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
