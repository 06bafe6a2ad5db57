// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/** Products by a native library in memory outside the Java heap. */
final class NativeTileProducts implements TileProducts {

  private final ProductLibrary library;

  NativeTileProducts(ProductLibrary library) {
    this.library = library;
  }

  private static final class NativeValues implements Floats {

    private final AlignedFloats values;
    private final FloatBuffer buffer;

    NativeValues(int length) {
      this.values = new AlignedFloats(length);
      this.buffer = values.buffer();
      Pointer.memset(values.pointer(), 0, (long) length * Float.BYTES);
    }

    @Override
    public int length() {
      return buffer.capacity();
    }

    @Override
    public void put(int at, float[] from, int offset, int length) {
      buffer.put(at, from, offset, length);
    }

    @Override
    public void get(int at, float[] into, int offset, int length) {
      buffer.get(at, into, offset, length);
    }
  }

  @Override
  public int stride(int columns) {
    return library.stride(columns);
  }

  @Override
  public Floats allocate(int length) {
    return new NativeValues(length);
  }

  @Override
  public void multiply(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.rows(), b.columns(), c, "A·B");
    library.multiply(matrix(a), matrix(b), matrix(c), into);
  }

  @Override
  public void multiplyTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.columns(), a.rows(), b.rows(), b.columns(), c, "Aᵀ·B");
    library.multiply(matrix(a).transposed(), matrix(b), matrix(c), into);
  }

  @Override
  public void multiplyByTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.columns(), b.rows(), c, "A·Bᵀ");
    library.multiply(matrix(a), matrix(b).transposed(), matrix(c), into);
  }

  private static NativeMatrix matrix(Tile tile) {
    FloatPointer first = ((NativeValues) tile.floats()).values.pointer().getPointer(tile.offset());
    return new NativeMatrix(
        first, tile.rows(), tile.columns(), tile.stride(), NativeMatrix.Lines.ROWS);
  }
}
