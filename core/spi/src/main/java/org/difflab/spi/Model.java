// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/** Something trained: immutable, and safe to use from several threads at once. */
public interface Model {

  /**
   * Returns all that is needed to make this model again, bit for bit, with the {@code load} method
   * of the trainer that made it.
   */
  Weights weights();

  /** Returns how training went, if it went in steps; nothing for models fitted at once. */
  default List<Curve> curves() {
    return List.of();
  }

  /**
   * Returns the tables that the page of {@code difflab explain} draws of this model, such as the
   * errors by which it chose an option; none by default. A model that was loaded returns those of
   * the model that was saved, and a model made of others those of its parts.
   *
   * @since 0.3
   */
  default List<ModelTable> tables() {
    return List.of();
  }
}
