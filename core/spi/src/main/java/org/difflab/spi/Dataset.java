// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * Where samples come from. What is known without reading the data ({@link #shape}, {@link
 * #prompts}) lets a configuration be checked before anything is downloaded.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>X1: the same options give the same samples, prompts and checksum each time
 *   <li>X2: samples have the shape that was known before reading
 *   <li>X3: prompts are known before reading, distinct, and samples carry no others
 *   <li>X4: there are samples to train on; all are finite, and pixels lie in [-1, 1]
 *   <li>X5: what is held out is not the training part again
 *   <li>X6: the checksum is a SHA-256 in hexadecimal, and other samples have another
 *   <li>X7: missing files are reported by an InputException that names one
 *   <li>X8: sizes that are known before reading are those of the samples that are read
 * </ul>
 *
 * @since 0.1
 */
public interface Dataset {

  /** Returns how the values of a sample are laid out. */
  Shape shape();

  /**
   * Returns every prompt that samples carry, in the order in which they should be shown; distinct,
   * not empty.
   */
  List<String> prompts();

  /**
   * Returns how many samples each part will have, as far as that is known without reading the data:
   * what could not be measured or trained is then reported before anything is read. A data set that
   * does not know returns {@link SplitSizes#UNKNOWN}, and is checked once it has been read.
   *
   * @throws InputException if what must be looked at for that, such as the head of a file, is
   *     missing or damaged
   */
  default SplitSizes sizes() {
    return SplitSizes.UNKNOWN;
  }

  /**
   * Reads or makes the samples: the same ones each time.
   *
   * @param progress receives downloads and long reads
   * @throws InputException if the data are missing, damaged or not what they should be
   */
  Splits load(Progress progress);
}
