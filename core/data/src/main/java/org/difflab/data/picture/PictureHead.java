// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.util.Optional;

/**
 * What a file says about its picture beside the pixels.
 *
 * @param orientation how the stored lines and columns lie, 1 to 8 as in EXIF
 * @param profile the bytes of an ICC profile, if there is one
 * @param gamma the exponent by which light became stored values, if it is given and differs from
 *     that of sRGB
 * @param inks how the four values of a pixel are stored, if they are inks
 */
record PictureHead(
    int orientation, Optional<byte[]> profile, Optional<Double> gamma, Optional<Inks> inks) {

  /** A picture of which nothing is said. */
  static final PictureHead PLAIN =
      new PictureHead(Exif.UPRIGHT, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * How the four values of a pixel are stored: cyan, magenta, yellow and black.
   *
   * @param inverted whether 0 is full ink
   * @param luminance whether the first three are stored as luminance and chrominance (YCCK)
   */
  record Inks(boolean inverted, boolean luminance) {}

  /**
   * Returns the same without a profile that Java's decoder of JPEG applies by itself: that of red,
   * green and blue.
   *
   * @throws DamagedException if the profile is damaged, as the decoder would only pass over it
   */
  PictureHead withoutAppliedProfile() throws DamagedException {
    if (profile.isEmpty() || ColourProfile.parse(profile.get()).getNumComponents() != 3) {
      return this;
    }
    return new PictureHead(orientation, Optional.empty(), gamma, inks);
  }

  /** Returns a picture of which only the orientation is known. */
  static PictureHead oriented(int orientation) {
    return new PictureHead(orientation, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
