// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.rows;

import java.util.Arrays;

/** The nearest other rows of each row of a block, updated from a stream of distances. */
public final class NearestRows {

  private final int count;
  private final float[][] squares;
  private final int[][] numbers;
  private final float[] farthest;

  /**
   * Creates an empty result.
   *
   * @param rows number of rows of the block
   * @param count number of neighbours to keep for each
   */
  public NearestRows(int rows, int count) {
    this.count = count;
    this.squares = new float[rows][count];
    this.numbers = new int[rows][count];
    this.farthest = new float[rows];
    Arrays.fill(farthest, Float.POSITIVE_INFINITY);
    for (int row = 0; row < rows; row++) {
      Arrays.fill(squares[row], Float.POSITIVE_INFINITY);
      Arrays.fill(numbers[row], -1);
    }
  }

  /** Adds the squared distances of all rows of the block to one other row. */
  public void take(int other, float[] found) {
    for (int row = 0; row < found.length; row++) {
      if (found[row] < farthest[row]) {
        insert(row, other, found[row]);
      }
    }
  }

  private void insert(int row, int other, float square) {
    int place = count - 1;
    while (place > 0 && squares[row][place - 1] > square) {
      squares[row][place] = squares[row][place - 1];
      numbers[row][place] = numbers[row][place - 1];
      place--;
    }
    squares[row][place] = square;
    numbers[row][place] = other;
    farthest[row] = squares[row][count - 1];
  }

  /** Returns the squared distance to the nearest row (place 0), the second, and so on. */
  public float square(int row, int place) {
    return squares[row][place];
  }

  /** Returns the number of the nearest row (place 0), the second, and so on. */
  public int number(int row, int place) {
    return numbers[row][place];
  }
}
