// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Objects;

/** Float32 values in an array. */
final class ArrayBuffer implements Buffer {

  private final float[] values;
  private final int from;
  private final int length;

  private ArrayBuffer(float[] values, int from, int length) {
    this.values = values;
    this.from = from;
    this.length = length;
  }

  /** Allocates values, all 0. */
  static ArrayBuffer ofLength(int length) {
    return new ArrayBuffer(new float[length], 0, length);
  }

  /** Returns the array that holds the values, and perhaps others. */
  float[] values() {
    return values;
  }

  /** Returns the position of the first value in the array. */
  int first() {
    return from;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void put(int at, float[] from, int offset, int count) {
    Objects.checkFromIndexSize(at, count, length);
    System.arraycopy(from, offset, values, this.from + at, count);
  }

  @Override
  public void get(int at, float[] into, int offset, int count) {
    Objects.checkFromIndexSize(at, count, length);
    System.arraycopy(values, this.from + at, into, offset, count);
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public Buffer slice(int first, int count) {
    Objects.checkFromIndexSize(first, count, length);
    return new ArrayBuffer(values, from + first, count);
  }

  /** Does nothing: the heap is collected. */
  @Override
  public void close() {}
}
