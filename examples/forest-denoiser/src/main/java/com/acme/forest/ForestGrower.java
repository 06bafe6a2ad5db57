package com.acme.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;
import smile.base.cart.CART;
import smile.base.cart.InternalNode;
import smile.base.cart.Loss;
import smile.base.cart.Node;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;
import smile.regression.RegressionTree;

/**
 * Grows the trees of one noise level with Smile, each on rows drawn with replacement and with a
 * random third of the features at each node (Breiman, "Random forests", Machine Learning 45, 2001).
 */
final class ForestGrower {

  private static final int DEEPEST = 30;

  private final ForestTrainer.Options options;
  private final Matrix features;
  private final DataFrame frame;
  private final int[][] order;
  private final float[][] sorted;
  private final List<float[]> nodes = new ArrayList<>();

  /**
   * Prepares the features that all trees share.
   *
   * @param features n×f
   */
  ForestGrower(ForestTrainer.Options options, Matrix features) {
    this.options = options;
    this.features = features;
    double[][] rows = new double[features.rows()][features.columns()];
    this.sorted = new float[features.columns()][features.rows()];
    for (int row = 0; row < features.rows(); row++) {
      for (int column = 0; column < features.columns(); column++) {
        rows[row][column] = features.get(row, column);
        sorted[column][row] = features.get(row, column);
      }
    }
    for (float[] column : sorted) {
      Arrays.sort(column);
    }
    String[] names =
        IntStream.range(0, features.columns()).mapToObj(i -> "f" + i).toArray(String[]::new);
    this.frame = DataFrame.of(rows, names);
    this.order = CART.order(frame);
  }

  /** Grows the trees that answer with each column of the targets (n×w). */
  Forest grow(Matrix targets, RandomGenerator random) {
    int[] roots = new int[targets.columns() * options.trees()];
    for (int value = 0; value < targets.columns(); value++) {
      double[] target = new double[targets.rows()];
      for (int row = 0; row < target.length; row++) {
        target[row] = targets.get(row, value);
      }
      for (int tree = 0; tree < options.trees(); tree++) {
        roots[value * options.trees() + tree] = nodes.size();
        add(tree(target, random).root());
      }
    }
    return new Forest(Matrix.ofRows(nodes.toArray(float[][]::new)), roots, options.trees());
  }

  private RegressionTree tree(double[] target, RandomGenerator random) {
    int[] drawn = new int[target.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[random.nextInt(drawn.length)]++;
    }
    // Smile draws the features of each node from a generator of the thread.
    MathEx.setSeed(random.nextLong(2, Long.MAX_VALUE));
    return new RegressionTree(
        frame,
        Loss.ls(target),
        new StructField("target", DataTypes.DoubleType),
        DEEPEST,
        options.leaves(),
        options.leafRows(),
        Math.max(1, (features.columns() + 2) / 3),
        drawn,
        order);
  }

  private void add(Node node) {
    float[] row = new float[Forest.NUMBERS];
    nodes.add(row);
    if (node instanceof InternalNode split) {
      row[Forest.FEATURE] = split.feature();
      row[Forest.THRESHOLD] = threshold(split);
      add(split.trueChild());
      row[Forest.RIGHT] = nodes.size();
      add(split.falseChild());
    } else {
      row[Forest.FEATURE] = Forest.LEAF;
      row[Forest.VALUE] = (float) ((RegressionNode) node).output();
    }
  }

  /**
   * Returns a threshold that parts the training rows as a node does. Smile keeps its own to itself,
   * but answers which way a row goes: halfway between the two neighbouring values that go apart.
   */
  private float threshold(InternalNode split) {
    float[] values = sorted[split.feature()];
    int left = 0;
    int right = values.length - 1;
    while (right - left > 1) {
      int middle = (left + right) >>> 1;
      if (goesLeft(split, values[middle])) {
        left = middle;
      } else {
        right = middle;
      }
    }
    float halfway = (float) (((double) values[left] + values[right]) / 2);
    return halfway < values[right] ? halfway : values[left];
  }

  private boolean goesLeft(InternalNode split, float value) {
    double[] row = new double[features.columns()];
    row[split.feature()] = value;
    return split.branch(Tuple.of(row, frame.schema()));
  }
}
