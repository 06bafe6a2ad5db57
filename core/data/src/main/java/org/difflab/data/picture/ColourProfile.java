// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Converts lines of pixels from the colours of an ICC profile to sRGB. */
final class ColourProfile {

  /** A profile that changes no colour by more than this (of 255) is that of sRGB. */
  private static final int TOLERANCE = 2;

  private static final int RGB = 3;
  private static final int[] PROBES = {0, 64, 128, 192, 255};

  private final ColorConvertOp conversion;
  private final int components;

  private ColourProfile(ICC_Profile profile) {
    ICC_Profile standard = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    this.conversion = new ColorConvertOp(new ICC_Profile[] {profile, standard}, null);
    this.components = profile.getNumComponents();
  }

  /**
   * Creates a conversion.
   *
   * @param bytes the profile
   * @param components number of values of a pixel
   * @return empty if the profile is equivalent to sRGB, or is for another number of values
   * @throws DamagedException if the profile is damaged
   */
  static Optional<ColourProfile> of(byte[] bytes, int components) throws DamagedException {
    ICC_Profile profile = parse(bytes);
    if (profile.getNumComponents() != components) {
      return Optional.empty();
    }
    try {
      ColourProfile conversion = new ColourProfile(profile);
      return conversion.changesNothing() ? Optional.empty() : Optional.of(conversion);
    } catch (IllegalArgumentException | CMMException e) {
      throw damaged(e);
    }
  }

  /**
   * Reads a profile.
   *
   * @throws DamagedException if it is damaged
   */
  static ICC_Profile parse(byte[] bytes) throws DamagedException {
    try {
      return ICC_Profile.getInstance(bytes);
    } catch (IllegalArgumentException | CMMException e) {
      throw damaged(e);
    }
  }

  private static DamagedException damaged(RuntimeException cause) {
    return new DamagedException(
        "has a damaged colour profile (" + cause.getMessage() + "); save it as sRGB");
  }

  private boolean changesNothing() {
    if (components != RGB) {
      return false;
    }
    int[] probes = new int[PROBES.length * PROBES.length * PROBES.length * RGB];
    int place = 0;
    for (int red : PROBES) {
      for (int green : PROBES) {
        for (int blue : PROBES) {
          probes[place++] = red;
          probes[place++] = green;
          probes[place++] = blue;
        }
      }
    }
    int[] converted = rgb(probes);
    for (int index = 0; index < probes.length; index++) {
      if (Math.abs(converted[index] - probes[index]) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  /** Returns the red, green and blue of pixels of values from 0 to 255. */
  int[] rgb(int[] pixels) {
    int count = pixels.length / components;
    WritableRaster source =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, components, null);
    source.setPixels(0, 0, count, 1, pixels);
    WritableRaster target =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, RGB, null);
    conversion.filter(source, target);
    return target.getPixels(0, 0, count, 1, (int[]) null);
  }
}
