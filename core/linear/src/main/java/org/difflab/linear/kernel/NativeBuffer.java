// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

/** Values outside the Java heap that begin at a line of the processor's cache. */
abstract class NativeBuffer implements Buffer {

  private static final int CACHE_LINE = 64;

  private final Pointer whole;
  private final int length;

  private NativeBuffer(Pointer whole, int length) {
    this.whole = whole;
    this.length = length;
  }

  /** Allocates values, all 0. */
  static NativeBuffer ofLength(int length, Precision precision) {
    int margin = CACHE_LINE / precision.bytes();
    if (precision == Precision.BFLOAT16) {
      ShortPointer whole = new ShortPointer((long) length + margin);
      ShortPointer first = whole.getPointer(skipped(whole, precision));
      clear(first, length, precision);
      return new Bfloat16(whole, first, first.asBuffer().limit(length).slice());
    }
    FloatPointer whole = new FloatPointer((long) length + margin);
    FloatPointer first = whole.getPointer(skipped(whole, precision));
    clear(first, length, precision);
    return new Float32(whole, first, first.asBuffer().limit(length).slice());
  }

  private static long skipped(Pointer whole, Precision precision) {
    return Math.floorMod(-whole.address(), (long) CACHE_LINE) / precision.bytes();
  }

  private static void clear(Pointer first, int length, Precision precision) {
    if (length > 0) {
      Pointer.memset(first, 0, (long) length * precision.bytes());
    }
  }

  /** Returns where a value is. */
  abstract Pointer address(int index);

  @Override
  public final int length() {
    return length;
  }

  @Override
  public final void close() {
    whole.close();
  }

  /** Float32 values. */
  private static final class Float32 extends NativeBuffer {

    private final FloatPointer first;
    private final FloatBuffer values;

    Float32(Pointer whole, FloatPointer first, FloatBuffer values) {
      super(whole, values.capacity());
      this.first = first;
      this.values = values;
    }

    @Override
    public Precision precision() {
      return Precision.FLOAT32;
    }

    @Override
    Pointer address(int index) {
      return index == 0 ? first : first.getPointer(index);
    }

    @Override
    public void put(int at, float[] from, int offset, int count) {
      values.put(at, from, offset, count);
    }

    @Override
    public void get(int at, float[] into, int offset, int count) {
      values.get(at, into, offset, count);
    }

    @Override
    public Buffer slice(int from, int count) {
      return new Float32(new Pointer(), first.getPointer(from), values.slice(from, count));
    }
  }

  /** Bfloat16 values, the upper halves of float32 values, rounded to the nearest, ties to even. */
  private static final class Bfloat16 extends NativeBuffer {

    private final ShortPointer first;
    private final ShortBuffer values;

    Bfloat16(Pointer whole, ShortPointer first, ShortBuffer values) {
      super(whole, values.capacity());
      this.first = first;
      this.values = values;
    }

    @Override
    public Precision precision() {
      return Precision.BFLOAT16;
    }

    @Override
    Pointer address(int index) {
      return index == 0 ? first : first.getPointer(index);
    }

    @Override
    public void put(int at, float[] from, int offset, int count) {
      Objects.checkFromIndexSize(at, count, length());
      for (int i = 0; i < count; i++) {
        values.put(at + i, rounded(from[offset + i]));
      }
    }

    private static short rounded(float value) {
      int bits = Float.floatToRawIntBits(value);
      if (Float.isNaN(value)) {
        return (short) ((bits >>> 16) | 0x40);
      }
      return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    @Override
    public void get(int at, float[] into, int offset, int count) {
      Objects.checkFromIndexSize(at, count, length());
      for (int i = 0; i < count; i++) {
        into[offset + i] = Float.intBitsToFloat(values.get(at + i) << 16);
      }
    }

    @Override
    public Buffer slice(int from, int count) {
      return new Bfloat16(new Pointer(), first.getPointer(from), values.slice(from, count));
    }
  }
}
