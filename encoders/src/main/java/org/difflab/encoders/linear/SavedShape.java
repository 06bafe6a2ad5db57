// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** A shape among the weights of an encoder that keeps the shape of samples. */
final class SavedShape {

  private SavedShape() {}

  static void put(Weights.Builder weights, Shape shape) {
    weights
        .integer("height", shape.height())
        .integer("width", shape.width())
        .integer("channels", shape.channels());
  }

  static Shape read(Weights weights) {
    try {
      return new Shape(
          weights.integer("height"), weights.integer("width"), weights.integer("channels"));
    } catch (IllegalArgumentException e) {
      throw new InputException("weights: " + e.getMessage(), e);
    }
  }

  /**
   * Returns a float64 array of a length.
   *
   * @throws InputException if it has another
   */
  static double[] array(Weights weights, String name, int length) {
    double[] values = weights.array(name);
    if (values.length != length) {
      throw new InputException(
          "weights: '" + name + "' must have " + length + " values, found " + values.length);
    }
    return values;
  }
}
