// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.picture;

import org.difflab.spi.Shape;

/** The values of a picture, from 0 to 255, line by line from the top. */
interface Lines {

  /** Returns the layout of the values. */
  Shape shape();

  /** Writes the values of a line, with the channel as the fastest index. */
  void read(int line, float[] target);
}
