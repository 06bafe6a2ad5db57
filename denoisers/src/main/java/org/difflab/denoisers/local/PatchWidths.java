// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;

/**
 * The side of the square patch at each noise level.
 *
 * @param sides in pixels, odd, that for the least noise first; {@link #IMAGE} is the whole image
 * @param sigmas the σ = noise/signal from which on the next side is used, rising; one fewer than
 *     sides
 * @param errors the errors by which the sides were chosen, at the {@link #levels}; none if they
 *     were not chosen by errors
 */
record PatchWidths(List<Integer> sides, List<Double> sigmas, Optional<HeldOutErrors> errors) {

  /** A side that reaches over every image. */
  static final int IMAGE = Integer.MAX_VALUE;

  static final String WHOLE = "image";

  /**
   * The sides for images of 28 pixels at the times t = 1/20 … 19/20, where σ = tan(π/2·t/1.008),
   * the cosine schedule. They were calibrated against a U-Net that was trained on MNIST, by the
   * agreement of both at each level.
   */
  private static final List<Integer> CALIBRATED =
      List.of(3, 3, 5, 5, 7, 7, 7, 9, 9, 9, 11, 13, 15, 17, 21, 23, 23, 25, 27);

  static final int CALIBRATED_FOR = 28;
  private static final double COSINE_END = 1.008;

  /**
   * Checks the sides.
   *
   * @throws IllegalArgumentException if there are not as many sigmas or errors as there should be,
   *     sigmas do not rise, or a side is even or less than 1
   */
  PatchWidths {
    sides = List.copyOf(sides);
    sigmas = List.copyOf(sigmas);
    if (sigmas.size() != sides.size() - 1) {
      throw new IllegalArgumentException(
          "sigmas must be one fewer than widths, found " + sigmas.size() + " and " + sides.size());
    }
    int levels = sides.size();
    errors.ifPresent(found -> found.requireLevels(levels));
    for (int i = 1; i < sigmas.size(); i++) {
      if (sigmas.get(i) <= sigmas.get(i - 1)) {
        throw new IllegalArgumentException("sigmas must rise, found " + sigmas);
      }
    }
    for (int side : sides) {
      if (side < 1 || side % 2 == 0) {
        throw new IllegalArgumentException(
            "a width must be an odd number of pixels, so that a patch has a center, found " + side);
      }
    }
  }

  /** Makes sides that were not chosen by errors, and checks them as the other constructor does. */
  PatchWidths(List<Integer> sides, List<Double> sigmas) {
    this(sides, sigmas, Optional.empty());
  }

  /** Returns a side as files have it. */
  static String text(int side) {
    return side == IMAGE ? WHOLE : Integer.toString(side);
  }

  /**
   * Reads the sides as files have them.
   *
   * @throws IllegalArgumentException if one is neither a number nor "image", or as the constructor
   *     does
   */
  static PatchWidths parse(List<String> sides, List<Double> sigmas) {
    List<Integer> numbers = new ArrayList<>();
    for (String side : sides) {
      if (side.equals(WHOLE)) {
        numbers.add(IMAGE);
      } else if (side.matches("[0-9]{1,6}")) {
        numbers.add(Integer.parseInt(side));
      } else {
        throw new IllegalArgumentException(
            "a width must be an odd number of pixels or '" + WHOLE + "', found '" + side + "'");
      }
    }
    return new PatchWidths(numbers, sigmas);
  }

  /** Returns the calibrated sides, in proportion to the longer side of images of another size. */
  static PatchWidths calibrated(Shape shape) {
    int longer = Math.max(shape.height(), shape.width());
    List<Integer> sides = new ArrayList<>();
    List<Double> sigmas = new ArrayList<>();
    for (int i = 0; i < CALIBRATED.size(); i++) {
      double radius = (CALIBRATED.get(i) - 1) / 2.0 * longer / CALIBRATED_FOR;
      sides.add(2 * Math.max(1, (int) Math.round(radius)) + 1);
      if (i > 0) {
        double time = (i + 0.5) / (CALIBRATED.size() + 1);
        sigmas.add(StrictMath.tan(Math.PI / 2 * time / COSINE_END));
      }
    }
    return new PatchWidths(sides, sigmas);
  }

  /**
   * Returns a level for each side: halfway, by its logarithm, between the σ from which it serves
   * and the σ up to which it does.
   */
  List<NoiseLevel> levels() {
    List<NoiseLevel> levels = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      double from = i > 0 ? sigmas.get(i - 1) : sigmas.isEmpty() ? 1 : sigmas.get(0) / 2;
      double to = i < sigmas.size() ? sigmas.get(i) : from * 2;
      double sigma = from > 0 ? Math.sqrt(from * to) : to / 2;
      double signal = 1 / Math.sqrt(1 + sigma * sigma);
      levels.add(new NoiseLevel(0.5, signal, sigma * signal));
    }
    return levels;
  }

  /** Returns the side at a level. */
  int at(NoiseLevel level) {
    int used = 0;
    while (used < sigmas.size() && level.sigma() >= sigmas.get(used)) {
      used++;
    }
    return sides.get(used);
  }
}
