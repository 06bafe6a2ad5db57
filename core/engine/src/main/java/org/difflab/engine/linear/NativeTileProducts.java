package org.difflab.engine.linear;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/** Products by {@code sgemm} in memory outside the Java heap. */
final class NativeTileProducts implements TileProducts {

  private static final class NativeValues implements Floats {

    private final FloatPointer pointer;
    private final FloatBuffer buffer;

    NativeValues(int length) {
      this.pointer = new FloatPointer((long) length);
      Pointer.memset(pointer, 0, (long) length * Float.BYTES);
      this.buffer = pointer.asBuffer();
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
  public Floats allocate(int length) {
    return new NativeValues(length);
  }

  @Override
  public void multiply(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.rows(), b.columns(), c, "A·B");
    compute(CblasNoTrans, CblasNoTrans, a.columns(), a, b, c, into);
  }

  @Override
  public void multiplyTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.columns(), a.rows(), b.rows(), b.columns(), c, "Aᵀ·B");
    compute(CblasTrans, CblasNoTrans, a.rows(), a, b, c, into);
  }

  @Override
  public void multiplyByTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.columns(), b.rows(), c, "A·Bᵀ");
    compute(CblasNoTrans, CblasTrans, a.columns(), a, b, c, into);
  }

  private static void compute(
      int transposeA, int transposeB, int inner, Tile a, Tile b, Tile c, Into into) {
    cblas_sgemm(
        CblasRowMajor,
        transposeA,
        transposeB,
        c.rows(),
        c.columns(),
        inner,
        1,
        at(a),
        a.columns(),
        at(b),
        b.columns(),
        into == Into.ADDED ? 1 : 0,
        at(c),
        c.columns());
  }

  private static FloatPointer at(Tile tile) {
    return ((NativeValues) tile.floats()).pointer.getPointer(tile.offset());
  }
}
