// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A buffer of bfloat16 seen through a window of float32 values that moves along: a few rows, so
 * that they stay in the processor's cache, and enough of them for oneDNN to convert them fast. What
 * was put into the window is rounded and written when the window moves on, and by {@link #flush}: a
 * buffer is either read, or written as a whole and in order, as loops do.
 *
 * <p>It belongs to the pointer scope in which it is made.
 */
final class Bfloat16Window implements Buffer {

  private static final int MOST_VALUES = 1 << 15;
  private static final int NOWHERE = -1;

  private final int length;
  private final int size;
  private final FloatPointer address;
  private final FloatBuffer values;
  private final OneDnnCall reading;
  private final OneDnnCall writing;
  private Buffer target = ArrayBuffer.ofLength(0);
  private int number = NOWHERE;
  private boolean isChanged;

  /**
   * Creates a window.
   *
   * @param rows number of rows of the buffers
   * @param rowSize values of a row
   */
  Bfloat16Window(OneDnnKernels kernels, int rows, int rowSize) {
    int count = Math.max(1, Math.min(rows, MOST_VALUES / rowSize));
    while (rows % count != 0) {
      count--;
    }
    this.length = rows * rowSize;
    this.size = count * rowSize;
    this.address = new FloatPointer(size);
    this.values = address.asBuffer();
    long[] sizes = {size};
    memory.desc wide = new memory.desc(sizes, memory.data_type.f32, memory.format_tag.a);
    memory.desc narrow = new memory.desc(sizes, memory.data_type.bf16, memory.format_tag.a);
    this.reading = OneDnnCall.reorder(kernels, narrow, wide).at(dnnl.DNNL_ARG_TO, address);
    this.writing = OneDnnCall.reorder(kernels, wide, narrow).at(dnnl.DNNL_ARG_FROM, address);
  }

  /**
   * Opens the window on a buffer; one of another length is returned as it is, to be refused by
   * name.
   *
   * @throws IllegalArgumentException if its precision is another
   */
  Buffer on(Buffer buffer) {
    if (buffer.precision() != Precision.BFLOAT16) {
      throw new IllegalArgumentException(
          "buffers must be of BFLOAT16, found " + buffer.precision());
    }
    if (buffer.length() != length) {
      return buffer;
    }
    target = buffer;
    number = NOWHERE;
    isChanged = false;
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public void get(int at, float[] into, int offset, int count) {
    Objects.checkFromIndexSize(at, count, length);
    int done = 0;
    while (done < count) {
      if (isElsewhere(at + done)) {
        number = (at + done) / size;
        reading.at(dnnl.DNNL_ARG_FROM, address()).run();
      }
      int from = (at + done) % size;
      int part = Math.min(count - done, size - from);
      values.get(from, into, offset + done, part);
      done += part;
    }
  }

  @Override
  public void put(int at, float[] from, int offset, int count) {
    Objects.checkFromIndexSize(at, count, length);
    int done = 0;
    while (done < count) {
      if (isElsewhere(at + done)) {
        flush();
        number = (at + done) / size;
      }
      int into = (at + done) % size;
      int part = Math.min(count - done, size - into);
      values.put(into, from, offset + done, part);
      isChanged = true;
      done += part;
    }
  }

  private boolean isElsewhere(int at) {
    return at / size != number;
  }

  private Pointer address() {
    return OneDnnCall.address(target, number * size);
  }

  /** Writes what was put into the window. */
  void flush() {
    if (isChanged) {
      writing.at(dnnl.DNNL_ARG_TO, address()).run();
      isChanged = false;
    }
  }

  @Override
  public Buffer slice(int from, int count) {
    throw new UnsupportedOperationException("a window has no slices");
  }

  /** Does nothing: the pointer scope frees the memory. */
  @Override
  public void close() {}
}
