// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.List;

/**
 * Creates the components that options name, and lists the installed ones.
 *
 * @since 0.1
 */
public interface Parts {

  /**
   * Creates a component, injected as if it were in the slot of the component that calls this
   * method.
   */
  <T> T make(Part<T> part);

  /**
   * Returns the names of the installed components that implement a type, sorted.
   *
   * @param kind the interface of their slot
   * @param type an interface that some of them implement, such as {@code DensityTrainer}
   */
  <T> List<String> names(Class<T> kind, Class<? extends T> type);
}
