// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.difflab.files.setting.Settings;
import org.difflab.spi.InputException;

/**
 * Names of files as texts. Java encodes file names in the character set of the locale: in the
 * locale C, common in containers, all non-ASCII bytes become the same replacement character, so
 * that different names become equal.
 */
public final class FileNames {

  private FileNames() {}

  /**
   * Returns the path if its text identifies the same file.
   *
   * @throws InputException if the name has characters that cannot be encoded
   */
  public static Path requireSpelt(Path file) {
    if (isSpelt(file)) {
      return file;
    }
    throw new InputException(
        file
            + ": its name has characters that cannot be encoded in the character set of the locale"
            + " ("
            + Settings.ofThisProcess().java("sun.jnu.encoding")
            + "); set LC_ALL to a UTF-8 locale such as C.UTF-8 before Java starts, or rename it");
  }

  private static boolean isSpelt(Path file) {
    try {
      return file.getFileSystem().getPath(file.toString()).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
