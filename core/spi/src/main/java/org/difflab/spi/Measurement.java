package org.difflab.spi;

/**
 * One number that a metric found.
 *
 * @param name what was measured, such as "denoising-error at sigma 0.5"
 * @param value the number
 * @param better which way is better
 */
public record Measurement(String name, double value, Better better) {

  /** Which way a measurement is better. */
  public enum Better {
    /** The smaller the better. */
    LOWER,
    /** The larger the better. */
    HIGHER,
    /** Neither: the number describes. */
    NEITHER
  }
}
