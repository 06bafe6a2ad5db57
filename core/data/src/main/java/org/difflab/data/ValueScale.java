// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import org.difflab.spi.InputException;

/** The scale of the numbers of a table. */
public enum ValueScale {
  /** Numbers are used as values. */
  AS_GIVEN {
    @Override
    float scale(float value) {
      return value;
    }
  },
  /** Numbers are pixels from 0 to 255 and are scaled to value/127.5 − 1. */
  BYTES {
    @Override
    float scale(float value) {
      if (value < 0 || value > 255) {
        throw new InputException("found " + value + ", but pixels lie between 0 and 255");
      }
      return Pixels.scale(value);
    }
  };

  /**
   * Scales a number.
   *
   * @throws InputException if it is out of range
   */
  abstract float scale(float value);
}
