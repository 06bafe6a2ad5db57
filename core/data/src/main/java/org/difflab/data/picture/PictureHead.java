// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.util.Optional;

/**
 * The metadata of a picture.
 *
 * @param orientation the orientation of the stored lines and columns, 1 to 8 as in EXIF
 * @param profile the bytes of an ICC profile, if there is one
 * @param gamma the exponent of the transfer function, if it is stated and differs from that of sRGB
 * @param inks the encoding of the four values of a pixel, if they are inks
 */
record PictureHead(
    int orientation, Optional<byte[]> profile, Optional<Double> gamma, Optional<Inks> inks) {

  /** The metadata of a picture without any. */
  static final PictureHead PLAIN =
      new PictureHead(Exif.UPRIGHT, Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The encoding of the four values of a pixel: cyan, magenta, yellow and black.
   *
   * @param inverted whether 0 is full ink
   * @param luminance whether the first three are stored as luminance and chrominance (YCCK)
   */
  record Inks(boolean inverted, boolean luminance) {}

  /**
   * Returns a copy without an RGB profile, which Java's JPEG decoder applies itself.
   *
   * @throws DamagedException if the profile is damaged, since the decoder would ignore it
   */
  PictureHead withoutAppliedProfile() throws DamagedException {
    if (profile.isEmpty() || ColourProfile.parse(profile.get()).getNumComponents() != 3) {
      return this;
    }
    return new PictureHead(orientation, Optional.empty(), gamma, inks);
  }

  /** Returns metadata with only an orientation. */
  static PictureHead oriented(int orientation) {
    return new PictureHead(orientation, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
