// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Arrays of one length for the products of a block of rows. They are reused between blocks, since
 * recently used memory is in the cache. Not thread-safe; a {@link Pool} provides one for each
 * thread.
 */
final class Buffers {

  private final int length;
  private final List<float[]> arrays = new ArrayList<>();
  private int used;

  private Buffers(int length) {
    this.length = length;
  }

  /** Returns an array that is not used elsewhere until {@link #reuse}; its content is undefined. */
  float[] next() {
    if (used == arrays.size()) {
      arrays.add(new float[length]);
    }
    return arrays.get(used++);
  }

  /** Releases all arrays. */
  void reuse() {
    used = 0;
  }

  /** A pool with as many buffers as there were concurrent threads. */
  static final class Pool {

    private final int length;
    private final Deque<Buffers> free = new ArrayDeque<>();

    /** Creates a pool of arrays of a length. */
    Pool(int length) {
      this.length = length;
    }

    synchronized Buffers borrow() {
      return free.isEmpty() ? new Buffers(length) : free.pop();
    }

    synchronized void giveBack(Buffers buffers) {
      buffers.reuse();
      free.push(buffers);
    }
  }
}
