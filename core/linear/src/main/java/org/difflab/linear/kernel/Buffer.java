// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.difflab.spi.linear.Floats;

/**
 * Values in the memory of the {@link Kernels} that allocated them, read and written as float32
 * whatever their precision. They may be used by one thread at a time.
 */
public interface Buffer extends Floats, AutoCloseable {

  /** Returns the format of the values. */
  Precision precision();

  /**
   * Returns a part as a buffer of its own on the same memory. Closing it does nothing.
   *
   * @param from position of its first value
   * @param length how many values it has, 0 allowed
   * @throws IndexOutOfBoundsException if it does not lie within this buffer
   */
  Buffer slice(int from, int length);

  /** Frees the memory at once. Neither the buffer nor a slice of it may be used afterwards. */
  @Override
  void close();
}
