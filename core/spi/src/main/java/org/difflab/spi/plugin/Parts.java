// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

import java.util.List;

/**
 * Makes the components that options name, and knows which are installed.
 *
 * @since 0.1
 */
public interface Parts {

  /** Makes a component, injected as if it stood in the slot of the component that asks. */
  <T> T make(Part<T> part);

  /**
   * Returns the names of the installed components that are of a type, sorted.
   *
   * @param kind the interface of their slot
   * @param type an interface that only some of them implement, such as {@code DensityTrainer}
   */
  <T> List<String> names(Class<T> kind, Class<? extends T> type);
}
