// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.terminal;

import java.util.concurrent.Callable;

/** Runs an action if a signal stops the program during a task. */
public final class ShutdownHook {

  private ShutdownHook() {}

  /**
   * Runs a task.
   *
   * @param ifStopped what is done if the program is stopped before the task has ended
   * @return what the task returns
   * @throws Exception if the task throws it
   */
  public static <T> T during(Callable<T> task, Runnable ifStopped) throws Exception {
    Thread hook = new Thread(ifStopped, "difflab-shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return task.call();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is being stopped while the task ends: the hook runs as intended.
    }
  }
}
