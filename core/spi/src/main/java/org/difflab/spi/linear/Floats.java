// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

import org.difflab.spi.Experimental;

/**
 * Float32 values in the memory of the linear algebra back end, which may be outside the Java heap.
 *
 * @since 0.1
 */
@Experimental
public interface Floats {

  /** Returns the number of values. */
  int length();

  /** Copies {@code length} values in, from {@code offset} on, to position {@code at} on. */
  void put(int at, float[] from, int offset, int length);

  /** Copies {@code length} values out, from position {@code at} on, to {@code offset} on. */
  void get(int at, float[] into, int offset, int length);
}
