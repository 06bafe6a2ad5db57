// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import org.difflab.spi.plugin.Part;

/**
 * A component that was made, and the choice that it was made by. Two are equal if their choices
 * are: what a component does is a function of its options.
 *
 * @param part the choice
 * @param component the component
 * @param <T> the interface it implements
 */
public record Wired<T>(Part<T> part, T component) {

  /** Returns the name of the component. */
  public String name() {
    return part.name();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wired<?> wired && part.equals(wired.part);
  }

  @Override
  public int hashCode() {
    return part.hashCode();
  }
}
