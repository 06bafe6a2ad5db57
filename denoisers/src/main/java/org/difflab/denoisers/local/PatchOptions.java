// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.List;
import java.util.OptionalInt;
import org.difflab.spi.Shape;

/**
 * The options that every denoiser of patches has.
 *
 * @param widths the sides of the patch, as files have them; empty for the calibrated ones
 * @param sigmas from which noise level on the next side is used
 * @param limit how many training images to keep, evenly spread over all of them; all if empty
 * @param neighbours how many of them are compared with a noisy image; all if empty
 */
record PatchOptions(
    List<String> widths, List<Double> sigmas, OptionalInt limit, OptionalInt neighbours) {

  static final String WIDTHS_HELP =
      "widths of the square patch in pixels, odd numbers or 'image', the one for the least noise"
          + " first; or 'auto', which chooses them on held-out training images; by default those"
          + " calibrated against a U-Net on MNIST, in proportion to the image";
  private static final List<String> AUTO = List.of("auto");
  static final String SIGMAS_HELP =
      "the sigmas (noise/signal) from which on the next width is used, in rising order; one fewer"
          + " than widths";
  static final String NEIGHBOURS_HELP =
      "number of training images that a noisy image is compared with, the nearest ones of the"
          + " prompt by the means of 2x2 pixels; all by default";
  static final String LIMIT_HELP =
      "number of training images to keep, evenly spaced; all by default";

  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException as {@link PatchWidths} does
   */
  PatchOptions {
    if (widths.isEmpty() && !sigmas.isEmpty()) {
      throw new IllegalArgumentException("sigmas are given without widths");
    }
    if (widths.contains(AUTO.get(0)) && !(widths.equals(AUTO) && sigmas.isEmpty())) {
      throw new IllegalArgumentException(
          "widths: 'auto' chooses all widths and sigmas, found " + widths + " and " + sigmas);
    }
    if (!widths.isEmpty() && !widths.equals(AUTO)) {
      PatchWidths.parse(widths, sigmas);
    }
  }

  /** Says whether the sides are chosen on held-out images. */
  boolean auto() {
    return widths.equals(AUTO);
  }

  /** Returns the sides for images of a shape, unless they are {@link #auto}. */
  PatchWidths of(Shape shape) {
    return widths.isEmpty() ? PatchWidths.calibrated(shape) : PatchWidths.parse(widths, sigmas);
  }
}
