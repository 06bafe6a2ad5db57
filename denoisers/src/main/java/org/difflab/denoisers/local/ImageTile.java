package org.difflab.denoisers.local;

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

  /** T is a multiple of it, so that rows can be folded in half a few times. */
  private static final int MULTIPLE = 64;

  /** Cuts images, n×w, into tiles of one T. */
  static List<ImageTile> cut(Matrix images) {
    return cut(images, List.of());
  }

  /**
   * Cuts images, n×w, into tiles of one T.
   *
   * @param used tiles that are no longer needed; their room is used where it is as large
   */
  static List<ImageTile> cut(Matrix images, List<ImageTile> used) {
    int rows = images.rows();
    int tiles = (rows + MOST - 1) / MOST;
    int most = tiles == 0 ? 0 : (rows + tiles - 1) / tiles;
    int lanes = (most + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    List<ImageTile> cut = new ArrayList<>();
    for (int tile = 0; tile < tiles; tile++) {
      float[][] room =
          used.size() == tiles && used.get(tile).lanes() == lanes
              ? used.get(tile).values()
              : new float[images.columns()][lanes];
      int from = (int) ((long) rows * tile / tiles);
      int to = (int) ((long) rows * (tile + 1) / tiles);
      cut.add(of(images, from, to, room));
    }
    return cut;
  }

  private static ImageTile of(Matrix images, int from, int to, float[][] values) {
    // A few images at a time, whose values of a column lie in the same line of the cache.
    for (int first = from; first < to; first += AT_ONCE) {
      int last = Math.min(to, first + AT_ONCE);
      for (int column = 0; column < values.length; column++) {
        for (int image = first; image < last; image++) {
          values[column][image - from] = images.values()[image * values.length + column];
        }
      }
    }
    for (float[] row : values) {
      Arrays.fill(row, to - from, row.length, row[to - from - 1]);
    }
    return new ImageTile(values, to - from);
  }

  /** Returns T. */
  int lanes() {
    return values[0].length;
  }

  /** Returns the images, count×w. */
  @Override
  public Matrix images() {
    float[] images = new float[count * values.length];
    for (int column = 0; column < values.length; column++) {
      for (int image = 0; image < count; image++) {
        images[image * values.length + column] = values[column][image];
      }
    }
    return Matrix.wrap(count, values.length, images);
  }
}
