// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.judge.Judgement;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;

class LenetTrainerTest {

  private static final Shape SHAPE = new Shape(18, 16, 3);
  private static final List<String> PROMPTS = List.of("lines", "columns");
  private static final LenetTraining HOW = new LenetTraining(3, 16, 2e-3);

  private final ThreadWorkers workers = ThreadWorkers.serial();
  private final LinearAlgebra algebra = AlgebraSetting.AUTO.open(workers);

  /** Bright lines and bright columns at random places, in random colours, and noise. */
  private static LabelledImages bars(String purpose, int count) {
    Noise noise = Noise.of(1, purpose);
    float[] values = new float[count * SHAPE.size()];
    int[] labels = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % 2;
      int place = 5 + (int) (noise.uniform(image, 0, 0) * 6);
      for (int i = 0; i < SHAPE.size(); i++) {
        int pixel = i / SHAPE.channels();
        int along = labels[image] == 0 ? pixel / SHAPE.width() : pixel % SHAPE.width();
        double bright = along / 2 == place / 2 ? noise.uniform(image, 1, i % 3) : 0;
        values[image * SHAPE.size() + i] =
            (float) (0.7 * bright + 0.3 * noise.uniform(image, 2, i));
      }
    }
    return new LabelledImages(
        Matrix.wrap(count, SHAPE.size(), values), SHAPE, labels, PROMPTS.size());
  }

  private Weights train(LabelledImages images, LenetTraining how, long seed) {
    return new LenetTrainer(algebra, workers)
        .train(images, how, Noise.of(seed, "lenet"), Progress.SILENT);
  }

  private Judge judge(Weights network, LabelledImages images) {
    JudgeRecipe recipe =
        new JudgeRecipe("bars", SHAPE, PROMPTS, "{}", "0", 1, 1, 1, 1e-3, 1, "none", "none");
    Samples samples =
        new Samples(
            signed(images.values()),
            Arrays.stream(images.labels()).mapToObj(PROMPTS::get).toList());
    return Judge.of(recipe, network, samples, samples, workers);
  }

  private static Matrix signed(Matrix intensities) {
    float[] values = intensities.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return Matrix.wrap(intensities.rows(), intensities.columns(), values);
  }

  @Test
  void learnsToTellLinesFromColumns() {
    Weights network = train(bars("training", 400), HOW, 1);
    assertTrue(judge(network, bars("test", 100)).testAccuracy().right() >= 98);
  }

  @Test
  void theJudgeComputesWhatWasTrained() {
    LabelledImages images = bars("training", 16);
    Weights file = train(images, new LenetTraining(2, 16, 1e-3), 1);
    Lenet lenet = new Lenet(SHAPE, 2);
    TrainedNetwork trained = new TrainedNetwork(lenet.network(), lenet.parameters(file), algebra);
    Matrix logits = trained.compute(lenet.logits(), Map.of(lenet.image(), images.values()));
    Judgement found = judge(file, images).judge(signed(images.values()), workers);
    for (int image = 0; image < images.count(); image++) {
      double first = logits.get(image, 0);
      double second = logits.get(image, 1);
      assertEquals(first >= second ? 0 : 1, found.labels()[image]);
      double confidence = 1 / (1 + Math.exp(-Math.abs(first - second)));
      assertEquals(confidence, found.confidences()[image], 1e-5);
    }
  }

  /** Pixel (y, x) of channel c is in column (c·5 + y)·5 + x of a file. */
  @Test
  void filesOrderWeightsByChannelsAndNetworksByPixels() {
    Lenet lenet = new Lenet(SHAPE, 2);
    float[] parameters = lenet.initialParameters(Noise.of(3, "layout"));
    Weights file = lenet.weights(parameters);
    assertArrayEquals(parameters, lenet.parameters(file));
    assertEquals(
        parameters[((4 * 5 + 3) * 3 + 2) * 6 + 1],
        file.matrix("convolution-1").get(1, (2 * 5 + 4) * 5 + 3));
  }

  @Test
  void theSameSeedTrainsTheSameBits() {
    LabelledImages images = bars("training", 50);
    LenetTraining how = new LenetTraining(1, 16, 1e-3);
    assertEquals(train(images, how, 1).matrices(), train(images, how, 1).matrices());
    assertTrue(!train(images, how, 1).matrices().equals(train(images, how, 2).matrices()));
  }

  @Test
  void nonsenseIsRefused() {
    LabelledImages images = bars("training", 10);
    assertThrows(IllegalArgumentException.class, () -> train(images, HOW, 1));
    assertThrows(IllegalArgumentException.class, () -> new LenetTraining(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new LenetTraining(1, 1, 0));
    int[] labels = new int[10];
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledImages(images.values(), new Shape(2, 2, 1), labels, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledImages(images.values(), SHAPE, new int[9], 2));
    labels[3] = 2;
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelledImages(images.values(), SHAPE, labels, 2));
  }

  @Test
  void aLossThatExplodesNamesItsStep() {
    LabelledImages images = bars("training", 64);
    String message =
        assertThrows(
                ArithmeticException.class, () -> train(images, new LenetTraining(3, 16, 1e30), 1))
            .getMessage();
    assertTrue(message.contains("stopped being finite at step"), message);
  }
}
