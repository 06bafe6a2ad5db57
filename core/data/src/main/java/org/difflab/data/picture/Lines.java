// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import org.difflab.spi.Shape;

/** The values of a picture, from 0 to 255, line by line from the top. */
interface Lines {

  /** Returns how the values are laid out. */
  Shape shape();

  /** Writes the values of a line, the channel running fastest. */
  void read(int line, float[] target);
}
