package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * The products that turn rows into coordinates along the axes of every Gaussian of a mixture. Where
 * rows are narrow, one product does so for several Gaussians, since narrow products are slow.
 */
final class Rotations {

  /** Columns enough to keep a product busy. */
  private static final int MOST_COLUMNS = 240;

  private final int width;
  private final int together;
  private final List<Multiplier> multipliers = new ArrayList<>();

  /** Makes the products for Gaussians of one width. */
  Rotations(List<Gaussian> gaussians, LinearAlgebra algebra) {
    this.width = gaussians.get(0).mean().length;
    this.together = Screens.pay(width) ? 1 : MOST_COLUMNS / width;
    for (int from = 0; from < gaussians.size(); from += together) {
      List<Gaussian> group = gaussians.subList(from, Math.min(gaussians.size(), from + together));
      multipliers.add(
          group.size() == 1 ? group.get(0).toAxes() : algebra.multiplier(sideBySide(group)));
    }
  }

  private Matrix sideBySide(List<Gaussian> group) {
    int total = group.size() * width;
    float[] columns = new float[width * total];
    for (int k = 0; k < group.size(); k++) {
      Matrix axes = group.get(k).axes();
      for (int axis = 0; axis < width; axis++) {
        for (int row = 0; row < width; row++) {
          columns[row * total + k * width + axis] = axes.get(axis, row);
        }
      }
    }
    return Matrix.wrap(width, total, columns);
  }

  /** Returns how many coordinates a product makes of a row at most. */
  int mostColumns() {
    return together * width;
  }

  /** Returns for how many Gaussians a product is, but for the last, which may be for fewer. */
  int together() {
    return together;
  }

  /** Returns the product for a Gaussian and those together with it. */
  Multiplier multiplier(int gaussian) {
    return multipliers.get(gaussian / together);
  }
}
