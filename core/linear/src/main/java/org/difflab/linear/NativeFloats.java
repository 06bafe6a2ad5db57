// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Float32 values outside the Java heap that grow as needed and are kept between calls. */
final class NativeFloats {

  private AlignedFloats values = new AlignedFloats(0);
  private FloatBuffer buffer = values.buffer();

  /** Returns where the values are, at least {@code length} of them; what they held may be lost. */
  FloatPointer atLeast(int length) {
    if (buffer.capacity() < length) {
      values.free();
      values = new AlignedFloats(length);
      buffer = values.buffer();
    }
    return values.pointer();
  }

  /** Copies values in. */
  void put(int at, float[] from, int offset, int length) {
    buffer.put(at, from, offset, length);
  }

  /** Copies values out. */
  void get(int at, float[] into, int offset, int length) {
    buffer.get(at, into, offset, length);
  }

  /** Copies lines in, each filled up with zeros to {@code filledWidth}. */
  void putLines(float[] from, int offset, int width, int count, int filledWidth) {
    if (width == filledWidth) {
      put(0, from, offset, count * width);
      return;
    }
    clear(0, count * filledWidth);
    for (int line = 0; line < count; line++) {
      put(line * filledWidth, from, offset + line * width, width);
    }
  }

  /**
   * Where lines are.
   *
   * @param count how many there are
   * @param width how many values of each are wanted
   * @param margin how many precede them in each line
   * @param filledWidth how many values from line to line
   */
  record Lines(int count, int width, int margin, int filledWidth) {}

  /** Copies what is wanted of lines out, each {@code step} values after the one before. */
  void getLines(Lines lines, float[] into, int offset, int step) {
    int width = lines.width();
    if (width == lines.filledWidth() && width == step) {
      get(0, into, offset, lines.count() * width);
      return;
    }
    for (int line = 0; line < lines.count(); line++) {
      get(line * lines.filledWidth() + lines.margin(), into, offset + line * step, width);
    }
  }

  /** Sets values to 0. */
  void clear(int from, int to) {
    if (to > from) {
      Pointer.memset(values.pointer().getPointer(from), 0, (long) (to - from) * Float.BYTES);
    }
  }
}
