// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

/** How the images of a file lie. */
enum Orientation {
  /** Line by line. */
  UPRIGHT,
  /** Column by column: lines and columns have to be exchanged. */
  TRANSPOSED
}
