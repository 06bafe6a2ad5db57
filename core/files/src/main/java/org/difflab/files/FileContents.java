// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Short identifiers of file contents. */
public final class FileContents {

  private FileContents() {}

  /** Returns "sha256:" and the SHA-256 of a file's bytes; empty if the file cannot be read. */
  public static Optional<String> digest(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of("sha256:" + MoreFiles.asByteSource(file).hash(Hashing.sha256()));
    } catch (IOException e) {
      // The problem is reported where the file is needed.
      return Optional.empty();
    }
  }
}
