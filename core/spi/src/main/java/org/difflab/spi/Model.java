// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/** The result of training: immutable and thread-safe. */
public interface Model {

  /**
   * Returns everything needed to restore this model, bit for bit, with the {@code load} method of
   * its trainer.
   */
  Weights weights();

  /** Returns the training curves; empty for models that are not trained in steps. */
  default List<Curve> curves() {
    return List.of();
  }

  /**
   * Returns the tables that the page of {@code difflab explain} draws of this model, such as the
   * errors by which it chose an option; none by default. A loaded model returns those of the saved
   * model, and a composite model those of its parts.
   *
   * @since 0.3
   */
  default List<ModelTable> tables() {
    return List.of();
  }
}
