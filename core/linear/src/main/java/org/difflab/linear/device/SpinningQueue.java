// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import java.util.concurrent.LinkedBlockingQueue;

/** A queue whose consumers spin for a short while before they block. */
final class SpinningQueue extends LinkedBlockingQueue<Runnable> {

  private static final long serialVersionUID = 1;

  @Override
  public Runnable take() throws InterruptedException {
    BriefSpin.await(() -> !isEmpty());
    return super.take();
  }
}
