// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * Images with their classes.
 *
 * @param values n×d, one image per row, intensities in [0, 1]
 * @param shape how a row is laid out
 * @param labels n class numbers, from 0
 * @param classes number of classes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledImages(Matrix values, Shape shape, int[] labels, int classes) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if widths or numbers differ, or a label is out of range
   */
  public LabelledImages {
    values.requireColumns(shape.size(), "images");
    if (labels.length != values.rows()) {
      throw new IllegalArgumentException(
          values.rows() + " images need the same number of labels, found " + labels.length);
    }
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "labels must be 0 to " + (classes - 1) + ", found " + label);
      }
    }
  }

  /** Returns the number of images. */
  public int count() {
    return labels.length;
  }
}
