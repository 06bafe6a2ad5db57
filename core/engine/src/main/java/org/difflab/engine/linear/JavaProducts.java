package org.difflab.engine.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.TileProducts;

/** A way to multiply in Java. All ways add the products of a sum up in the same order. */
interface JavaProducts {

  /** Returns what computes. */
  String description();

  /** Prepares a matrix, not empty, to be multiplied by rows from the left. */
  Multiplier multiplier(Matrix right);

  /** Returns the products of trainings. */
  TileProducts tiles();

  /** Adds the Gram matrix of the rows {@code from} (inclusive) to {@code to} (exclusive). */
  void addGram(CenteredRows rows, int from, int to, GramSum sum);
}
