package com.acme.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;

class ForestTest {

  private static final ForestTrainer.Options ONE_TREE = new ForestTrainer.Options(1, 50, 5, 0);

  @Test
  void aTreeFindsAStep() {
    Matrix features = Noise.of(1, "features").gaussian(0, 0, 400, 1);
    float[] step = new float[400];
    for (int row = 0; row < 400; row++) {
      step[row] = features.get(row, 0) <= 0.3f ? -1 : 2;
    }
    Forest forest =
        new ForestGrower(ONE_TREE, features)
            .grow(Matrix.wrap(400, 1, step), new SplittableRandom(2));
    assertEquals(-1, forest.answer(0, new float[] {-1}), 1e-6);
    assertEquals(-1, forest.answer(0, new float[] {0.2f}), 1e-6);
    assertEquals(2, forest.answer(0, new float[] {0.4f}), 1e-6);
    assertEquals(2, forest.answer(0, new float[] {3}), 1e-6);
  }

  @Test
  void aTreeLearnsACurveFromTwoFeatures() {
    Matrix features = Noise.of(2, "features").gaussian(0, 0, 2000, 2);
    float[] targets = new float[2000];
    double variance = 0;
    for (int row = 0; row < 2000; row++) {
      targets[row] = (float) Math.sin(2 * features.get(row, 0)) + features.get(row, 1);
      variance += targets[row] * targets[row] / 2000;
    }
    Forest forest =
        new ForestGrower(new ForestTrainer.Options(10, 200, 3, 0), features)
            .grow(Matrix.wrap(2000, 1, targets), new SplittableRandom(3));
    double error = 0;
    for (int row = 0; row < 2000; row++) {
      error += Math.pow(forest.answer(0, features.row(row)) - targets[row], 2) / 2000;
    }
    assertTrue(error < 0.1 * variance, "error " + error + " of variance " + variance);
  }
}
