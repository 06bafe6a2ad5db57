// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of data files. It can be injected into the constructor of a data set. A downloaded
 * data set has a folder of its own name in each.
 *
 * @since 0.3
 */
public interface DataFolders {

  /** Returns the read-only folder of data files, if the settings name one. */
  Optional<Path> mirror();

  /** Returns the folder where downloads are kept; it may not exist yet. */
  Path cache();

  /**
   * Finds a file or folder named in a configuration: at its path or, if it does not exist, in the
   * mirror under the longest suffix of the path that exists there. So {@code letters/a.gz}, which
   * is relative to the configuration, is also found as {@code mirror/letters/a.gz}.
   *
   * @throws InputException if it is in none of these places
   */
  Path locate(Path given);
}
