// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

/** A way to multiply in Java. All ways add the products of a sum up in the same order. */
interface JavaProducts {

  /** Returns its name for provenance. */
  String description();

  /** Prepares a matrix to be multiplied from the left. */
  RightMatrix right(ArrayMatrix matrix);

  /** Adds the Gram matrix of the rows {@code from} (inclusive) to {@code to} (exclusive). */
  void addGram(CenteredRows rows, int from, int to, GramSum sum);
}
