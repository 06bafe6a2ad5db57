// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import org.difflab.spi.InputException;

/** How the numbers of a table become the values of samples. */
public enum ValueScale {
  /** They are the values. */
  AS_GIVEN {
    @Override
    float scale(float value) {
      return value;
    }
  },
  /** They are pixels from 0 to 255, which become value/127.5 − 1. */
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
