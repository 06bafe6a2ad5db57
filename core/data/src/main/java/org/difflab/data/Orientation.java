// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

/** The order of the pixels of images in a file. */
enum Orientation {
  /** Line by line. */
  UPRIGHT,
  /** Column by column: images must be transposed. */
  TRANSPOSED
}
