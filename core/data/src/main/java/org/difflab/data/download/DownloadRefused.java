// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;

/** A permanent failure of an address, which is not retried. Other I/O failures may be transient. */
final class DownloadRefused extends IOException {

  private static final long serialVersionUID = 1L;

  DownloadRefused(String message) {
    super(message);
  }
}
