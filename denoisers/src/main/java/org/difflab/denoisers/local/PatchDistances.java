// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import org.difflab.spi.Shape;

/**
 * The squared distances ‖P(x_t) − a·P(y_n)‖² of a noisy image's patches to the patches at the same
 * place of the T images y_n of a tile.
 */
final class PatchDistances {

  private final Shape shape;
  private final WindowSums windows;
  private final float[][] squares;

  /**
   * Makes room.
   *
   * @param vertical the lines of the patches
   * @param horizontal their pixels
   * @param lanes T
   */
  PatchDistances(Shape shape, WindowSums.Axis vertical, WindowSums.Axis horizontal, int lanes) {
    this.shape = shape;
    this.windows = new WindowSums(vertical, horizontal, lanes);
    this.squares = new float[shape.height()][lanes];
  }

  /**
   * Computes the distances at all places.
   *
   * @param noisy images, of which one begins at {@code from}
   * @param signal a
   */
  void compute(float[] noisy, int from, float signal, ImageTile tile, WindowSums.Places places) {
    windows.sum(column -> squares(noisy, from, signal, tile, column), places);
  }

  /** Returns the squared differences of the pixels of a column, summed over their channels. */
  private float[][] squares(float[] noisy, int from, float signal, ImageTile tile, int column) {
    int channels = shape.channels();
    for (int line = 0; line < squares.length; line++) {
      int value = (line * shape.width() + column) * channels;
      Lanes.square(squares[line], noisy[from + value], signal, tile.values()[value]);
      for (int channel = 1; channel < channels; channel++) {
        Lanes.addSquare(
            squares[line], noisy[from + value + channel], signal, tile.values()[value + channel]);
      }
    }
    return squares;
  }
}
