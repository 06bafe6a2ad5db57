// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.setting;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The user's home folder. Java up to 18 calls the home of a user without an entry in the system's
 * list of users "?", as in a container that runs under a bare user number; libraries then make a
 * folder of that name in the working directory.
 */
public final class HomeFolder {

  private HomeFolder() {}

  /**
   * Returns the first absolute path of the system property {@code user.home}, the environment's
   * {@code HOME} and the folder of temporary files.
   */
  public static Path of(UnaryOperator<String> property, UnaryOperator<String> environment) {
    return Stream.of(property.apply("user.home"), environment.apply("HOME"))
        .flatMap(text -> Optional.ofNullable(text).stream())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .orElseGet(() -> Path.of(Optional.ofNullable(property.apply("java.io.tmpdir")).orElse("")));
  }
}
