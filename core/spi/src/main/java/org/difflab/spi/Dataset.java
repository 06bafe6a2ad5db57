// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * A source of samples. With what is known without reading the data ({@link #shape}, {@link
 * #prompts}), a configuration can be checked before anything is downloaded.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>X1: the same options give the same samples, prompts and checksum each time
 *   <li>X2: samples have the shape that was known before reading
 *   <li>X3: prompts are known before reading, distinct, and samples have no others
 *   <li>X4: there are samples to train on; all are finite, and pixels lie in [-1, 1]
 *   <li>X5: the held-out parts are not copies of the training part
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
   * Returns every prompt of the samples, in the order in which they should be shown; distinct, not
   * empty.
   */
  List<String> prompts();

  /**
   * Returns the number of samples of each part, as far as it is known without reading the data, so
   * that a configuration that cannot be trained or measured is reported before anything is read. If
   * the sizes are unknown, returns {@link SplitSizes#UNKNOWN}; they are then checked after reading.
   *
   * @throws InputException if what must be read for that, such as the header of a file, is missing
   *     or damaged
   */
  default SplitSizes sizes() {
    return SplitSizes.UNKNOWN;
  }

  /**
   * Reads or generates the samples; repeated calls give the same samples.
   *
   * @param progress receives the progress of downloads and long reads
   * @throws InputException if the data are missing, damaged or not as expected
   */
  Splits load(Progress progress);
}
