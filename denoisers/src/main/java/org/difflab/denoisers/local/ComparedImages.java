// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.OptionalInt;
import org.difflab.spi.plugin.Option;

/**
 * Which training images a denoiser of patches compares a noisy image with.
 *
 * @param limit how many training images to keep, evenly spread over all of them; all if empty
 * @param neighbours how many of them are compared with a noisy image; all if empty
 */
public record ComparedImages(
    @Option(
            help = "number of training images to keep, evenly spaced; all by default",
            defaultsTo = "",
            min = 1)
        OptionalInt limit,
    @Option(
            help =
                "number of training images that a noisy image is compared with, the nearest ones of"
                    + " the prompt by the means of 2x2 pixels; all by default",
            defaultsTo = "",
            min = 1)
        OptionalInt neighbours) {

  /** All of them. */
  static final ComparedImages ALL = new ComparedImages(OptionalInt.empty(), OptionalInt.empty());
}
