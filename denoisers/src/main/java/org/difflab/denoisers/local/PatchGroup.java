// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * Patches that are compared with each other: each noisy image's patch at any of some places with
 * every training image's patches at all of these places.
 *
 * @param patches for each place, the columns of an image's row that its patch has, in the same
 *     order at every place; {@link #OUTSIDE} where a patch reaches over the edge, which is 0
 * @param targets for each place, the columns that its posterior mean estimates
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PatchGroup(List<int[]> patches, List<int[]> targets) {

  static final int OUTSIDE = -1;

  /** Copies the lists. */
  PatchGroup {
    patches = List.copyOf(patches);
    targets = List.copyOf(targets);
  }

  int places() {
    return patches.size();
  }

  /** Returns q, the number of values of a patch. */
  int patchSize() {
    return patches.get(0).length;
  }

  /** Returns m, the number of values that are estimated at a place. */
  int targetSize() {
    return targets.get(0).length;
  }

  /** Returns the mean of an image's values over the places, one for each position. */
  static double[] mean(List<int[]> columns, double[] image) {
    double[] mean = new double[columns.get(0).length];
    for (int[] place : columns) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += place[i] == OUTSIDE ? 0 : image[place[i]] / columns.size();
      }
    }
    return mean;
  }

  /**
   * Cuts the same columns out of images at every place, less a center.
   *
   * @param images n×w
   * @param from the first image
   * @param to the image after the last
   * @param center one value for each position, multiplied by {@code factor}
   * @return the cuttings, those of an image at all places after those of the image before
   */
  static Matrix cut(
      Matrix images, int from, int to, List<int[]> columns, double[] center, double factor) {
    int size = center.length;
    int width = images.columns();
    float[] cuttings = new float[Math.multiplyExact((to - from) * columns.size(), size)];
    int next = 0;
    for (int image = from; image < to; image++) {
      for (int[] place : columns) {
        for (int i = 0; i < size; i++) {
          float value = place[i] == OUTSIDE ? 0 : images.values()[image * width + place[i]];
          cuttings[next++] = (float) (value - factor * center[i]);
        }
      }
    }
    return Matrix.wrap((to - from) * columns.size(), size, cuttings);
  }

  /**
   * Groups each pixel's patch with those of every place that it is compared with.
   *
   * @param shape how an image is laid out
   * @param side the side of the square patch in pixels, odd
   */
  static List<PatchGroup> everyPlace(Shape shape, int side, Edges edges) {
    int radius = Math.min(side / 2, Math.max(shape.height(), shape.width()) - 1);
    Map<Window, List<Window>> centers = new LinkedHashMap<>();
    for (Window center : pixels(shape)) {
      Window patch = center.grown(radius);
      Window shared =
          edges == Edges.CLASSES ? patch.within(shape).minus(center) : patch.minus(center);
      centers.computeIfAbsent(shared, any -> new ArrayList<>()).add(center);
    }
    List<PatchGroup> groups = new ArrayList<>();
    centers.forEach(
        (offsets, pixels) -> {
          List<int[]> patches = new ArrayList<>();
          List<int[]> targets = new ArrayList<>();
          for (Window center : pixels) {
            Window patch = offsets.plus(center);
            patches.add(edges == Edges.CIRCULAR ? patch.wrapped(shape) : patch.columns(shape));
            targets.add(center.columns(shape));
          }
          groups.add(new PatchGroup(patches, targets));
        });
    return groups;
  }

  private static List<Window> pixels(Shape shape) {
    List<Window> pixels = new ArrayList<>();
    for (int line = 0; line < shape.height(); line++) {
      for (int pixel = 0; pixel < shape.width(); pixel++) {
        pixels.add(new Window(line, pixel, line + 1, pixel + 1));
      }
    }
    return pixels;
  }
}
