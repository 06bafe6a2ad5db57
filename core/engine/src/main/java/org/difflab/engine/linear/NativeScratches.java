package org.difflab.engine.linear;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Native memory that is kept between calls: as many pieces as there ever were calls at once. */
final class NativeScratches {

  private final ConcurrentLinkedDeque<NativeScratch> free = new ConcurrentLinkedDeque<>();

  NativeScratch borrow() {
    return Optional.ofNullable(free.pollFirst()).orElseGet(NativeScratch::new);
  }

  void giveBack(NativeScratch scratch) {
    free.addFirst(scratch);
  }
}
