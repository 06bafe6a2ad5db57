// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import org.difflab.spi.Shape;

/** The requirements of denoisers of patches on latents. */
public final class ImageLatents {

  private ImageLatents() {}

  /**
   * Checks that latents are images.
   *
   * @throws IllegalArgumentException if not
   */
  public static void check(Shape latents) {
    if (!latents.isImage()) {
      throw new IllegalArgumentException(
          "a denoiser of patches needs images (height and width of more than 1, 1 or 3 channels),"
              + " found latents of shape "
              + latents
              + "; use it without an encoder, or with one that keeps images");
    }
  }
}
