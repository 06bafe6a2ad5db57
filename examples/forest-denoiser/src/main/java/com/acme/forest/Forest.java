package com.acme.forest;

import org.difflab.spi.Matrix;

/**
 * Trees that vote by their mean, laid out as rows of numbers, so that they can be saved and nothing
 * of the library that grew them is needed to use them.
 *
 * <p>Row i is a node (feature, threshold, right, value). A node whose feature is −1 is a leaf and
 * answers with its value. Every other node passes what is at most the threshold on to row i + 1,
 * and the rest to row {@code right}.
 *
 * @param nodes n×4
 * @param roots the row of the root of each tree; trees of one value lie side by side
 * @param trees how many trees there are for each value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Forest(Matrix nodes, int[] roots, int trees) {

  static final int FEATURE = 0;
  static final int THRESHOLD = 1;
  static final int RIGHT = 2;
  static final int VALUE = 3;
  static final int NUMBERS = 4;
  static final float LEAF = -1;

  /** Returns the mean of the answers of the trees of one value. */
  double answer(int value, float[] features) {
    double sum = 0;
    for (int tree = 0; tree < trees; tree++) {
      sum += leaf(roots[value * trees + tree], features);
    }
    return sum / trees;
  }

  private float leaf(int root, float[] features) {
    int node = root;
    while (nodes.get(node, FEATURE) != LEAF) {
      boolean left = features[(int) nodes.get(node, FEATURE)] <= nodes.get(node, THRESHOLD);
      node = left ? node + 1 : (int) nodes.get(node, RIGHT);
    }
    return nodes.get(node, VALUE);
  }
}
