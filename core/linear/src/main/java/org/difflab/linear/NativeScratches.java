// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Native memory that is kept between calls: as many pieces as there ever were calls at once. A lock
 * is held for an instant; the deques that need none walk along removed nodes when used as a stack.
 */
final class NativeScratches {

  private final Deque<NativeScratch> free = new ArrayDeque<>();

  synchronized NativeScratch borrow() {
    return free.isEmpty() ? new NativeScratch() : free.pop();
  }

  synchronized void giveBack(NativeScratch scratch) {
    free.push(scratch);
  }
}
