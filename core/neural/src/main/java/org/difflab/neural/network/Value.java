// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import org.difflab.spi.Shape;

/**
 * A value within a network: an input, or the output of one of its layers.
 *
 * @param number its number, in the order in which values are computed
 * @param shape how a row is laid out
 */
public record Value(int number, Shape shape) {

  /** Returns the number of values of a row. */
  public int width() {
    return shape.size();
  }
}
