// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Locale;

/** The format of values that pass from kernel to kernel. */
public enum Precision {
  /** IEEE 754 binary32: 24 significant bits. */
  FLOAT32(4),
  /**
   * The upper half of a float32: its range, with 8 significant bits. Products are added in float32.
   */
  BFLOAT16(2);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Returns what a user writes for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the size of a value in bytes. */
  public int bytes() {
    return bytes;
  }
}
