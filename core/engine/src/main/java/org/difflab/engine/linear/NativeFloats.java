package org.difflab.engine.linear;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Float32 values outside the Java heap that grow as needed and are kept between calls. */
final class NativeFloats {

  private FloatPointer pointer = new FloatPointer(0L);
  private FloatBuffer buffer = FloatBuffer.allocate(0);

  /** Returns where the values are, at least {@code length} of them; what they held may be lost. */
  FloatPointer atLeast(int length) {
    if (buffer.capacity() < length) {
      pointer.close();
      pointer = new FloatPointer((long) length);
      buffer = pointer.asBuffer();
    }
    return pointer;
  }

  /** Copies values in. */
  void put(int at, float[] from, int offset, int length) {
    buffer.put(at, from, offset, length);
  }

  /** Copies values out. */
  void get(int at, float[] into, int offset, int length) {
    buffer.get(at, into, offset, length);
  }

  /** Sets values to 0. */
  void clear(int from, int to) {
    if (to > from) {
      Pointer.memset(pointer.getPointer(from), 0, (long) (to - from) * Float.BYTES);
    }
  }
}
