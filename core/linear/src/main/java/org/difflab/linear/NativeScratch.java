// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

/** The native memory of one call: what goes in and what comes out. */
final class NativeScratch {

  private final NativeFloats rows = new NativeFloats();
  private final NativeFloats products = new NativeFloats();

  NativeFloats rows() {
    return rows;
  }

  NativeFloats products() {
    return products;
  }
}
