// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Arrays of one length for the products of a block of rows. They are kept from block to block, as
 * memory that was just used is faster than memory that is new. One object is used by one thread at
 * a time; a {@link Pool} lends them.
 */
final class Buffers {

  private final int length;
  private final List<float[]> arrays = new ArrayList<>();
  private int used;

  private Buffers(int length) {
    this.length = length;
  }

  /** Returns an array nobody else has until {@link #reuse}; what it holds is left over. */
  float[] next() {
    if (used == arrays.size()) {
      arrays.add(new float[length]);
    }
    return arrays.get(used++);
  }

  /** Takes all arrays back. */
  void reuse() {
    used = 0;
  }

  /** As many buffers as there ever were threads at once. */
  static final class Pool {

    private final int length;
    private final Deque<Buffers> free = new ArrayDeque<>();

    /** Makes a pool of arrays of a length. */
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
