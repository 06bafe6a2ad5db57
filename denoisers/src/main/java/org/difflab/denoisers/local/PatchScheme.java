package org.difflab.denoisers.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Shape;

/** Which patches are compared with which, and what their posterior means estimate. */
interface PatchScheme {

  /**
   * Returns the groups of patches.
   *
   * @param shape how an image is laid out
   * @param side the side of the square patch in pixels, odd
   */
  List<PatchGroup> groups(Shape shape, int side);

  /** What lies beyond the edge of an image, where patches of every place are compared. */
  enum Edges {
    /** Values of 0. */
    ZERO,
    /** The opposite edge. */
    CIRCULAR,
    /**
     * Nothing: a patch is compared with those that the edges cut in the same way, so corners with
     * the same corner, edges along the same edge, and the inside with the inside.
     */
    CLASSES
  }

  /**
   * Each pixel by the patch around it, compared with the same place of the training images. Pixels
   * whose patches hold the same pixels share their weights.
   */
  static List<PatchGroup> samePlace(Shape shape, int side) {
    Map<Window, List<Window>> centers = new LinkedHashMap<>();
    for (Window center : pixels(shape)) {
      centers
          .computeIfAbsent(center.grown(side / 2).within(shape), any -> new ArrayList<>())
          .add(center);
    }
    List<PatchGroup> groups = new ArrayList<>();
    centers.forEach(
        (patch, pixels) ->
            groups.add(
                new PatchGroup(List.of(patch.columns(shape)), List.of(columns(pixels, shape)))));
    return groups;
  }

  /**
   * Every patch that lies within the image, compared with the same place of the training images; a
   * pixel is the mean over the patches that have it. A patch is no larger than the image.
   */
  static List<PatchGroup> covering(Shape shape, int side) {
    int height = Math.min(side, shape.height());
    int width = Math.min(side, shape.width());
    List<PatchGroup> groups = new ArrayList<>();
    for (int top = 0; top + height <= shape.height(); top++) {
      for (int left = 0; left + width <= shape.width(); left++) {
        List<int[]> patch =
            List.of(new Window(top, left, top + height, left + width).columns(shape));
        groups.add(new PatchGroup(patch, patch));
      }
    }
    return groups;
  }

  /** Each pixel by the patch around it, compared with every place of the training images. */
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

  private static int[] columns(List<Window> pixels, Shape shape) {
    int[] columns = new int[pixels.size() * shape.channels()];
    int next = 0;
    for (Window pixel : pixels) {
      for (int column : pixel.columns(shape)) {
        columns[next++] = column;
      }
    }
    return columns;
  }

  /**
   * Lines {@code top} (inclusive) to {@code bottom} (exclusive) and, of these, pixels {@code left}
   * to {@code right}.
   */
  record Window(int top, int left, int bottom, int right) {

    private Window grown(int radius) {
      return new Window(
          saturated(top, -radius),
          saturated(left, -radius),
          saturated(bottom, radius),
          saturated(right, radius));
    }

    private static int saturated(int position, int radius) {
      return (int) Math.max(-(1 << 30), Math.min(1 << 30, (long) position + radius));
    }

    private Window within(Shape shape) {
      return new Window(
          Math.max(0, top),
          Math.max(0, left),
          Math.min(shape.height(), bottom),
          Math.min(shape.width(), right));
    }

    private Window minus(Window center) {
      return new Window(
          top - center.top, left - center.left, bottom - center.top, right - center.left);
    }

    private Window plus(Window center) {
      return new Window(
          top + center.top, left + center.left, bottom + center.top, right + center.left);
    }

    /** Returns the columns of the window's values in a row, line by line, channels fastest. */
    private int[] columns(Shape shape) {
      int[] columns = new int[(bottom - top) * (right - left) * shape.channels()];
      int next = 0;
      for (int line = top; line < bottom; line++) {
        for (int pixel = left; pixel < right; pixel++) {
          boolean inside =
              line >= 0 && line < shape.height() && pixel >= 0 && pixel < shape.width();
          for (int channel = 0; channel < shape.channels(); channel++) {
            columns[next++] =
                inside
                    ? (line * shape.width() + pixel) * shape.channels() + channel
                    : PatchGroup.OUTSIDE;
          }
        }
      }
      return columns;
    }

    /** Returns the columns as {@link #columns} does, of an image whose opposite edges meet. */
    private int[] wrapped(Shape shape) {
      int[] columns = new int[(bottom - top) * (right - left) * shape.channels()];
      int next = 0;
      for (int line = top; line < bottom; line++) {
        for (int pixel = left; pixel < right; pixel++) {
          int place =
              Math.floorMod(line, shape.height()) * shape.width()
                  + Math.floorMod(pixel, shape.width());
          for (int channel = 0; channel < shape.channels(); channel++) {
            columns[next++] = place * shape.channels() + channel;
          }
        }
      }
      return columns;
    }
  }
}
