// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.difflab.spi.DataFolders;
import org.junit.jupiter.api.Assumptions;

/** Real data, where the machine that tests has them. */
public final class RealData {

  private RealData() {}

  /** Returns folders whose mirror has a set; skips the test if there is none. */
  public static DataFolders with(String set, Path cache) {
    Optional<Path> mirror = LocalFolders.fromSettings().mirror();
    boolean there = mirror.map(folder -> Files.isDirectory(folder.resolve(set))).orElse(false);
    Assumptions.assumeTrue(
        there, "skipped: no " + set + " in the data directory (set difflab.data or DIFFLAB_DATA)");
    return new LocalFolders(mirror, cache);
  }
}
