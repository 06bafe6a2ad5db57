// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.Objects;

/**
 * An object that constructors of components may ask for by its type. All components of a laboratory
 * share it: metrics that look at the same samples thus compute once what they have in common. It
 * must be safe for several threads.
 *
 * @param type what constructors ask for: an interface of {@code org.difflab.spi} or a type of the
 *     plug-in. No two plug-ins can offer the same type
 * @param instance the object
 * @param <T> the type
 * @since 0.3
 */
public record Service<T>(Class<T> type, T instance) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException if the type or the object is null
   */
  public Service {
    Objects.requireNonNull(type, "a service has no type");
    Objects.requireNonNull(instance, () -> "the service " + type.getName() + " has no instance");
  }
}
