// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.Objects;

/**
 * An object that can be injected into the constructors of components by its type. All components of
 * a laboratory share it, so that metrics of the same samples can share computations. It must be
 * thread-safe.
 *
 * @param type the type to inject: an interface of {@code org.difflab.spi} or a type of the plug-in.
 *     No two plug-ins can offer the same type
 * @param instance the object
 * @param <T> the type
 * @since 0.3
 */
public record Service<T>(Class<T> type, T instance) {

  /**
   * Checks for nulls.
   *
   * @throws NullPointerException if the type or the object is null
   */
  public Service {
    Objects.requireNonNull(type, "a service has no type");
    Objects.requireNonNull(instance, () -> "the service " + type.getName() + " has no instance");
  }
}
