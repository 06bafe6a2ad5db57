// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.List;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * The options of denoisers of square patches.
 *
 * @param widths the sides of the patch in pixels, as files have them; empty for the calibrated ones
 * @param sigmas from which noise level on the next side is used
 * @param images which training images are compared
 */
public record PatchOptions(
    @Option(
            help =
                "widths of the square patch in pixels, odd numbers or 'image', the one for the"
                    + " least noise first; or 'auto', which chooses them on held-out training"
                    + " images; by default those calibrated against a U-Net on MNIST, in proportion"
                    + " to the image",
            defaultsTo = "")
        List<String> widths,
    @Option(
            help =
                "the sigmas (noise/signal) from which on the next width is used, in rising order;"
                    + " one fewer than widths",
            defaultsTo = "",
            min = 0,
            max = 1e6)
        List<Double> sigmas,
    @Inline ComparedImages images) {

  private static final List<String> AUTO = List.of("auto");

  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException if one is neither odd nor "image", or there are not as many
   *     sigmas as there should be, or they do not rise
   */
  public PatchOptions {
    widths = List.copyOf(widths);
    sigmas = List.copyOf(sigmas);
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
