// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.plugin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a plug-in was loaded from.
 *
 * @param location the jar, or the folder of its classes
 * @param form whether it is a jar or a folder
 */
public record Origin(String location, Form form) {

  private static final String JAR_URL = "jar:";
  private static final String ENTRY = "!/";

  /** The form of a location. */
  public enum Form {
    /** A jar. */
    JAR,
    /** A folder of classes, as during development. */
    CLASSES
  }

  /** Returns a jar, named relative to the working directory if it is inside of it. */
  static Origin jar(Path file) {
    return new Origin(shown(file), Form.JAR);
  }

  /** Returns the origin of a class. */
  static Origin of(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(URL::toString)
        .map(Origin::at)
        .orElseGet(() -> new Origin(type.getName(), Form.CLASSES));
  }

  /**
   * Returns the origin of a file on the class path.
   *
   * @param depth number of names of its path within the jar or folder
   */
  static Origin of(URL file, int depth) {
    String text = file.toString();
    if (text.startsWith(JAR_URL) && text.contains(ENTRY)) {
      return at(text.substring(JAR_URL.length(), text.lastIndexOf(ENTRY)));
    }
    String folder = text;
    for (int i = 0; i < depth; i++) {
      folder = folder.substring(0, folder.lastIndexOf('/'));
    }
    return at(folder);
  }

  private static Origin at(String location) {
    try {
      Path path = Path.of(new URI(location));
      return new Origin(shown(path), Files.isDirectory(path) ? Form.CLASSES : Form.JAR);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      // A jar that is not a file, such as a nested jar, is shown by its address.
      return new Origin(location, Form.JAR);
    }
  }

  private static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
