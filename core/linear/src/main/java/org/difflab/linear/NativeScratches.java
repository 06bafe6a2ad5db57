// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A pool of native memory that is reused between calls, with as many pieces as there were
 * concurrent calls. A short lock is used, since lock-free deques traverse removed nodes when used
 * as a stack.
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
