// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is in files, in few letters. */
public final class FileContents {

  private FileContents() {}

  /** Returns "sha256:" and the SHA-256 of a file's bytes; nothing if no file can be read there. */
  public static Optional<String> digest(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of("sha256:" + MoreFiles.asByteSource(file).hash(Hashing.sha256()));
    } catch (IOException e) {
      // Whoever needs the file will say what is wrong with it.
      return Optional.empty();
    }
  }
}
