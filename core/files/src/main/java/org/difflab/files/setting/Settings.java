// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.setting;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where settings are looked up: a system property counts before the environment variable of the
 * same meaning, and one that is empty or blank counts as not set.
 *
 * @param properties returns a system property, or null
 * @param environment returns an environment variable, or null
 */
public record Settings(UnaryOperator<String> properties, UnaryOperator<String> environment) {

  /** Returns those of this process. */
  public static Settings ofThisProcess() {
    return new Settings(System::getProperty, System::getenv);
  }

  /** Returns a setting, if it is set. */
  public Optional<String> find(String property, String variable) {
    return present(properties.apply(property)).or(() -> present(environment.apply(variable)));
  }

  private static Optional<String> present(String text) {
    return Optional.ofNullable(text).filter(value -> !value.isBlank());
  }
}
