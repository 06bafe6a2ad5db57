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

  /** T is a multiple of it, so that rows can be folded in half a few times. */
  private static final int MULTIPLE = 64;

  /** Cuts images, n×w, into tiles of one T. */
  static List<ImageTile> cut(Matrix images) {
    int rows = images.rows();
    int tiles = (rows + MOST - 1) / MOST;
    List<ImageTile> cut = new ArrayList<>();
    for (int tile = 0; tile < tiles; tile++) {
      int from = (int) ((long) rows * tile / tiles);
      int to = (int) ((long) rows * (tile + 1) / tiles);
      cut.add(of(images, from, to, lanes((rows + tiles - 1) / tiles)));
    }
    return cut;
  }

  private static int lanes(int count) {
    return (count + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  private static ImageTile of(Matrix images, int from, int to, int lanes) {
    int width = images.columns();
    float[][] values = new float[width][lanes];
    for (int image = from; image < to; image++) {
      for (int column = 0; column < width; column++) {
        values[column][image - from] = images.values()[image * width + column];
      }
    }
    for (float[] row : values) {
      Arrays.fill(row, to - from, lanes, row[to - from - 1]);
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
