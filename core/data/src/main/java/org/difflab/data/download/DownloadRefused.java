// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;

/** What no further attempt at the same address would change. Other I/O failures may pass. */
final class DownloadRefused extends IOException {

  private static final long serialVersionUID = 1L;

  DownloadRefused(String message) {
    super(message);
  }
}
