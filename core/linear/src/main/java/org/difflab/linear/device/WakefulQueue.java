package org.difflab.linear.device;

import java.util.concurrent.LinkedBlockingQueue;

/** A queue whose takers wait awake for a short while before they sleep. */
final class WakefulQueue extends LinkedBlockingQueue<Runnable> {

  private static final long serialVersionUID = 1;

  @Override
  public Runnable take() throws InterruptedException {
    Wakeful.await(() -> !isEmpty());
    return super.take();
  }
}
