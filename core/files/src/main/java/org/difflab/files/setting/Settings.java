// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.setting;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where settings are looked up, and all that is known of the machine and of Java: the only reader
 * of system properties and environment variables. One that is empty or blank counts as not set.
 *
 * @param properties returns a system property, or null
 * @param environment returns an environment variable, or null
 */
public record Settings(UnaryOperator<String> properties, UnaryOperator<String> environment) {

  /** Returns the settings of this process. */
  public static Settings ofThisProcess() {
    return new Settings(System::getProperty, System::getenv);
  }

  /** Returns a setting, if it is set: the system property, or else the environment variable. */
  public Optional<String> find(String property, String variable) {
    return property(property).or(() -> variable(variable));
  }

  /** Returns a system property, if it is set. */
  public Optional<String> property(String name) {
    return present(properties.apply(name));
  }

  /** Returns an environment variable, if it is set. */
  public Optional<String> variable(String name) {
    return present(environment.apply(name));
  }

  /** Returns a system property that every Java has, such as {@code java.version}. */
  public String java(String name) {
    return property(name).orElse("unknown");
  }

  /**
   * Returns the user's home folder: the first absolute path of the system property {@code
   * user.home}, the environment's {@code HOME} and the folder of temporary files. Java up to 18
   * calls the home of a user without an entry in the system's list of users "?", as in a container
   * that runs under a bare user number; libraries then make a folder of that name in the working
   * directory.
   */
  public Path home() {
    return Stream.of(property("user.home"), variable("HOME"))
        .flatMap(Optional::stream)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .orElseGet(() -> Path.of(property("java.io.tmpdir").orElse("")));
  }

  private static Optional<String> present(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }
}
