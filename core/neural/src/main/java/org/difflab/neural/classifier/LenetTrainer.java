// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.TileProducts;

/**
 * Trains LeNet-5 in its modern form (LeCun, Bottou, Bengio and Haffner, "Gradient-based learning
 * applied to document recognition", 1998, with ReLU and max-pooling): 5×5 convolution to 6
 * channels, 2×2 pool, 5×5 convolution to 16 channels, 2×2 pool, dense layers of 120, 84 and one
 * output per class; without padding. The loss is the cross-entropy of the softmax.
 *
 * <p>Weights are initialised from a normal distribution with variance 2/inputs (He et al. 2015),
 * biases with 0. They and the order of the images are functions of the noise, so on one machine the
 * same training gives the same bits. One thread is used.
 */
public final class LenetTrainer {

  private final TileProducts products;

  /** Creates a trainer. */
  public LenetTrainer(LinearAlgebra algebra) {
    this.products = algebra.products();
  }

  /**
   * Trains.
   *
   * @return {@code convolution-1} (6 × channels·25) and {@code convolution-2} (16×150), one kernel
   *     per row, channel by channel and line by line; {@code dense-1}, {@code dense-2} and {@code
   *     dense-3}, one output per row, where the inputs of the first are ordered channel by channel
   *     and line by line; and the biases of each, under its name with the suffix {@code -bias}
   * @throws IllegalArgumentException if there are fewer images than in a batch
   * @throws ArithmeticException naming the epoch, if the loss stops being finite
   */
  public Weights train(LabelledImages images, LenetTraining how, Noise noise, Progress progress) {
    int steps = images.count() / how.batch();
    if (steps == 0) {
      throw new IllegalArgumentException(
          "a batch of " + how.batch() + " needs as many images, found " + images.count());
    }
    LenetLayers layers = new LenetLayers(images.shape(), images.classes(), how.batch(), products);
    float[] parameters = layers.start(noise.forPurpose("start"));
    float[] parameterGradient = new float[layers.size()];
    AdamParameters adam = new AdamParameters(parameters);
    CrossEntropy crossEntropy = new CrossEntropy(images.classes());
    int[] labels = new int[how.batch()];
    try (Progress.Stage stage = progress.begin("lenet", (long) how.epochs() * steps)) {
      for (int epoch = 0; epoch < how.epochs(); epoch++) {
        int[] order = order(images.count(), noise.forPurpose("order"), epoch);
        double loss = 0;
        for (int step = 0; step < steps; step++) {
          fill(images, order, step * how.batch(), layers.images(), labels);
          layers.forward(parameters);
          loss += crossEntropy.differentiate(layers.logits(), labels, layers.logitGradients());
          layers.backward(parameterGradient);
          adam.step(
              parameterGradient, how.stepSize((epoch + (double) step / steps) / how.epochs()));
          stage.advance(1);
        }
        if (!Double.isFinite(loss)) {
          throw new ArithmeticException(
              "lenet: the loss stopped being finite in epoch " + (epoch + 1));
        }
        stage.note(String.format(Locale.ROOT, "epoch %d, loss %.4f", epoch + 1, loss / steps));
      }
    }
    return layers.weights(parameters);
  }

  private static int[] order(int count, Noise noise, int epoch) {
    RandomGenerator random = noise.generator(epoch, 0);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /** Writes the images of a batch in the layout of {@link Planes}, and their labels. */
  private static void fill(
      LabelledImages images, int[] order, int from, float[] into, int[] labels) {
    Shape shape = images.shape();
    int count = labels.length;
    int pixels = shape.height() * shape.width();
    int channels = shape.channels();
    float[] values = images.values().values();
    for (int image = 0; image < count; image++) {
      int number = order[from + image];
      labels[image] = images.labels()[number];
      int start = number * shape.size();
      for (int pixel = 0; pixel < pixels; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          into[(channel * pixels + pixel) * count + image] =
              values[start + pixel * channels + channel];
        }
      }
    }
  }
}
