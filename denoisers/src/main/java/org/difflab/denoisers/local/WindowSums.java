// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.Arrays;

/**
 * Sums over the windows of an image for T images at once, each sum with about six additions
 * whatever the size of the window (van Herk, "A fast algorithm for local minimum and maximum
 * filters on rectangular and octagonal kernels", 1992, with sums instead of minima). Positions are
 * cut into blocks as long as a window; a window is the end of one block and the beginning of the
 * next, whose sums are shared with the windows beside it. Nothing is subtracted, so a sum of
 * squares is as exact as its own size, however large the squares around its window are.
 */
final class WindowSums {

  /**
   * The windows along one dimension: window i holds the positions i − before … i + after, of those
   * that exist.
   *
   * @param inputs how many positions there are
   * @param outputs how many windows
   */
  record Axis(int inputs, int outputs, int before, int after) {

    /** A window around each of some positions. */
    static Axis around(int count, int radius) {
      int reach = Math.min(radius, count - 1);
      return new Axis(count, count, reach, reach);
    }

    /** The windows of a size that lie within some positions, numbered by their first one. */
    static Axis within(int count, int size) {
      return new Axis(count, count - size + 1, 0, size - 1);
    }

    /** The windows {@link #within} that hold a position, for each position. */
    Axis covering() {
      return new Axis(
          /* inputs= */ outputs, /* outputs= */ inputs, /* before= */ after, /* after= */ before);
    }

    /** Returns how many positions window i holds. */
    int held(int i) {
      return Math.min(inputs - 1, i + after) - Math.max(0, i - before) + 1;
    }

    private int size() {
      return before + after + 1;
    }
  }

  /** Gives the rows of a column of the image, of T numbers each, from the top. */
  @FunctionalInterface
  interface Columns {

    /** Returns a row for each line; they are read before the next call. */
    float[][] column(int column);
  }

  /** Takes the sums of the windows. */
  @FunctionalInterface
  interface Places {

    /**
     * Takes the sums of a window over the T images; the row is written anew for the next window.
     */
    void accept(int line, int column, float[] sums);
  }

  private final Axis vertical;
  private final Axis horizontal;
  private final float[][] between;
  private final float[][] ends;
  private final float[][] sums;
  private final float[] beginning;

  /**
   * Makes room.
   *
   * @param lanes T
   */
  WindowSums(Axis vertical, Axis horizontal, int lanes) {
    this.vertical = vertical;
    this.horizontal = horizontal;
    this.between = new float[vertical.outputs() * horizontal.inputs()][lanes];
    this.ends = new float[Math.max(vertical.inputs(), horizontal.inputs())][lanes];
    this.sums = new float[horizontal.outputs()][lanes];
    this.beginning = new float[lanes];
  }

  /** Computes the sums over all windows, line by line. */
  void sum(Columns columns, Places places) {
    int width = horizontal.inputs();
    float[][] rows = new float[vertical.outputs()][];
    for (int column = 0; column < width; column++) {
      for (int line = 0; line < rows.length; line++) {
        rows[line] = between[line * width + column];
      }
      slide(vertical, columns.column(column), rows);
    }
    for (int line = 0; line < vertical.outputs(); line++) {
      slide(horizontal, Arrays.copyOfRange(between, line * width, (line + 1) * width), sums);
      for (int column = 0; column < sums.length; column++) {
        places.accept(line, column, sums[column]);
      }
    }
  }

  /** Sums along one dimension. */
  private void slide(Axis axis, float[][] in, float[][] out) {
    int size = axis.size();
    int inputs = axis.inputs();
    for (int i = inputs - 1; i >= 0; i--) {
      if (i == inputs - 1 || (i + axis.before()) % size == size - 1) {
        System.arraycopy(in[i], 0, ends[i], 0, beginning.length);
      } else {
        Lanes.add(ends[i], ends[i + 1], in[i]);
      }
    }
    for (int i = 0; i < axis.outputs(); i++) {
      float[] end = ends[Math.max(0, i - axis.before())];
      int intoNext = i % size;
      int next = i + axis.after();
      int firstOfNext = next - intoNext + 1;
      if (intoNext == 0) {
        Arrays.fill(beginning, 0);
      }
      if (intoNext == 0 || firstOfNext >= inputs) {
        System.arraycopy(end, 0, out[i], 0, beginning.length);
      } else if (next < inputs) {
        Lanes.advance(out[i], beginning, in[next], end);
      } else {
        Lanes.add(out[i], end, beginning);
      }
    }
  }
}
