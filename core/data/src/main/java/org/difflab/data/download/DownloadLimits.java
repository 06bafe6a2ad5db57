// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.time.Duration;

/**
 * Retries and timeouts of downloads.
 *
 * @param attempts number of attempts per address, at least 1
 * @param answer timeout for connecting and for the start of a response
 * @param stall timeout for pauses within a response
 * @param pause how long to wait after a failed attempt; doubled after each further one
 */
public record DownloadLimits(int attempts, Duration answer, Duration stall, Duration pause) {

  /** The defaults. */
  public static final DownloadLimits DEFAULT =
      new DownloadLimits(4, Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(1));
}
