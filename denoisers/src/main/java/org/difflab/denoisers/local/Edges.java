// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

/** The padding of images, where patches of every place are compared. */
public enum Edges {
  /** Values of 0. */
  ZERO,
  /** The opposite edge. */
  CIRCULAR,
  /**
   * Nothing: a patch is compared with those that the edges cut in the same way, so corners with the
   * same corner, edges along the same edge, and the inside with the inside.
   */
  CLASSES
}
