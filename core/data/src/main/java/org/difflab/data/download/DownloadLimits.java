// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.time.Duration;

/**
 * How patient downloads are.
 *
 * @param attempts how often an address is tried before the next one is, at least 1
 * @param answer how long a server may take to connect and to begin its answer
 * @param stall how long an answer may pause
 * @param pause how long to wait after a failed attempt; doubled after each further one
 */
public record DownloadLimits(int attempts, Duration answer, Duration stall, Duration pause) {

  /** What suits people. */
  public static final DownloadLimits DEFAULT =
      new DownloadLimits(4, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(1));
}
