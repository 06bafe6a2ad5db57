// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;

/**
 * Up to T training images side by side: for each of the w values of an image, a row with that value
 * of every image.
 *
 * @param values w rows of T numbers; those beyond the images repeat the last image
 * @param count how many images there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImageTile(float[][] values, int count) implements PatchMeans.Block {

  /** The greatest T: some rows of so many numbers lie in a core's cache together. */
  private static final int MOST = 1024;

  private static final int AT_ONCE = 16;

  /** An image: w values of an array, from one on. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Source(float[] values, int from) {}

  /** Cuts images, n×w, into tiles of one T. */
  static List<ImageTile> cut(Matrix images) {
    return of(sources(images), images.columns(), List.of());
  }

  /** Returns where the images of a matrix, n×w, are. */
  static List<Source> sources(Matrix images) {
    List<Source> sources = new ArrayList<>(images.rows());
    for (int row = 0; row < images.rows(); row++) {
      sources.add(new Source(images.values(), row * images.columns()));
    }
    return sources;
  }

  /**
   * Returns tiles that are laid out each time they are read, and take no room in between.
   *
   * @param width w
   */
  static List<ImageTile> passing(List<Source> images, int width) {
    return new AbstractList<>() {

      @Override
      public ImageTile get(int tile) {
        int last = Math.min(images.size(), (tile + 1) * MOST);
        return of(images.subList(tile * MOST, last), width, List.of()).get(0);
      }

      @Override
      public int size() {
        return (images.size() + MOST - 1) / MOST;
      }
    };
  }

  /**
   * Lays images side by side in tiles of one T.
   *
   * @param width w
   * @param used tiles that are no longer needed; their room is used where it is as large
   */
  static List<ImageTile> of(List<Source> images, int width, List<ImageTile> used) {
    int count = images.size();
    int tiles = (count + MOST - 1) / MOST;
    int most = tiles == 0 ? 0 : (count + tiles - 1) / tiles;
    int lanes = (most + Lanes.MULTIPLE - 1) / Lanes.MULTIPLE * Lanes.MULTIPLE;
    List<ImageTile> cut = new ArrayList<>();
    for (int tile = 0; tile < tiles; tile++) {
      float[][] room =
          used.size() == tiles && used.get(tile).lanes() == lanes
              ? used.get(tile).values()
              : new float[width][lanes];
      int from = (int) ((long) count * tile / tiles);
      int to = (int) ((long) count * (tile + 1) / tiles);
      cut.add(fill(room, images.subList(from, to)));
    }
    return cut;
  }

  private static ImageTile fill(float[][] values, List<Source> images) {
    int count = images.size();
    // A few columns of many images at a time, so that the rows written to stay in the cache.
    for (int first = 0; first < values.length; first += AT_ONCE) {
      int last = Math.min(values.length, first + AT_ONCE);
      for (int image = 0; image < count; image++) {
        float[] source = images.get(image).values();
        int from = images.get(image).from();
        for (int column = first; column < last; column++) {
          values[column][image] = source[from + column];
        }
      }
    }
    for (float[] row : values) {
      Arrays.fill(row, count, row.length, row[count - 1]);
    }
    return new ImageTile(values, count);
  }

  /** Returns T. */
  int lanes() {
    return values[0].length;
  }

  /** Returns the images, count×w. */
  Matrix images() {
    float[] images = new float[count * values.length];
    copyTo(images, 0);
    return Matrix.wrap(count, values.length, images);
  }

  @Override
  public void copyTo(float[] images, int from) {
    for (int column = 0; column < values.length; column++) {
      for (int image = 0; image < count; image++) {
        images[from + image * values.length + column] = values[column][image];
      }
    }
  }
}
