// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of data files. The constructor of a data set may ask for this. A set that is
 * downloaded has a folder of its own name in each.
 *
 * @since 0.3
 */
public interface DataFolders {

  /** Returns a folder of data files that is only read, if the settings name one. */
  Optional<Path> mirror();

  /** Returns the folder where downloads are kept; it may not exist yet. */
  Path cache();

  /**
   * Finds a file or folder that a configuration names: where the path leads or, if nothing is
   * there, in the mirror under the last names of the path, as many of them as lead to something. So
   * {@code letters/a.gz}, which a configuration takes relative to itself, is also found as {@code
   * mirror/letters/a.gz}.
   *
   * @throws InputException if it is in none of these places
   */
  Path locate(Path given);
}
