// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;

/** Values in an array. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArrayFloats(float[] values) implements Floats {

  /** Returns the matrix that a tile of such values is. */
  static ArrayMatrix matrix(Tile tile) {
    float[] values = ((ArrayFloats) tile.floats()).values;
    return new ArrayMatrix(values, tile.offset(), tile.rows(), tile.columns(), tile.stride());
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public void put(int at, float[] from, int offset, int length) {
    System.arraycopy(from, offset, values, at, length);
  }

  @Override
  public void get(int at, float[] into, int offset, int length) {
    System.arraycopy(values, at, into, offset, length);
  }
}
