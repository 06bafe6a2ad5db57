// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.List;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Operation;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/**
 * LeNet-5 in its modern form (LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied
 * to document recognition", 1998, with ReLU and max-pooling): 5×5 convolution to 6 channels, 2×2
 * max-pool, ReLU, 5×5 convolution to 16 channels, 2×2 max-pool, ReLU, dense layers of 120 and 84
 * with ReLU, and a dense layer with one output per class. There is no padding, and a last odd line
 * or column is not pooled. For 28×28 grey images and ten classes it has 44,426 parameters.
 *
 * <p>Files hold the matrices {@code convolution-1} (6 × channels·25), {@code convolution-2}
 * (16×150), {@code dense-1}, {@code dense-2} and {@code dense-3}, one kernel or output per row,
 * whose columns are ordered channel by channel, then line by line; and the biases of each under its
 * name with the suffix {@code -bias}. The network has one kernel or output per column, whose rows
 * are ordered line by line, with the channels of a pixel next to each other; {@link #parameters}
 * and {@link #weights} convert one layout to the other.
 */
final class Lenet {

  /** The width of the activations that metrics compare. */
  static final int FEATURES = 84;

  /** The least height and width that leave an output after the second pooling. */
  static final int LEAST_SIDE = 16;

  private static final int KERNEL = 5;
  private static final int FIRST_CHANNELS = 6;
  private static final int SECOND_CHANNELS = 16;
  private static final int HIDDEN = 120;

  private final Network network;
  private final Value image;
  private final Value features;
  private final Value logits;
  private final Value targets;
  private final Value loss;
  private final List<Part> parts;

  /**
   * A layer with weights.
   *
   * @param name its name in files
   * @param outputs number of kernels or outputs
   * @param from the shape of what each of them is computed from
   */
  private record Part(String name, int outputs, Shape from) {

    String biases() {
      return name + "-bias";
    }

    /** Returns weights as the network has them. */
    Matrix toNetwork(Matrix file) {
      float[] values = new float[file.values().length];
      eachWeight((inFile, inNetwork) -> values[inNetwork] = file.values()[inFile]);
      return Matrix.wrap(from.size(), outputs, values);
    }

    /** Returns weights as files have them. */
    Matrix toFile(Matrix network) {
      float[] values = new float[network.values().length];
      eachWeight((inFile, inNetwork) -> values[inFile] = network.values()[inNetwork]);
      return Matrix.wrap(outputs, from.size(), values);
    }

    private void eachWeight(WeightAction action) {
      int pixels = from.height() * from.width();
      for (int output = 0; output < outputs; output++) {
        for (int pixel = 0; pixel < pixels; pixel++) {
          for (int channel = 0; channel < from.channels(); channel++) {
            action.apply(
                (output * from.channels() + channel) * pixels + pixel,
                (pixel * from.channels() + channel) * outputs + output);
          }
        }
      }
    }
  }

  /** An operation on a weight at its indices in both layouts. */
  private interface WeightAction {

    void apply(int inFile, int inNetwork);
  }

  /**
   * Creates the network.
   *
   * @param shape the layout of images, with sides of at least {@link #LEAST_SIDE}
   */
  Lenet(Shape shape, int classes) {
    Network.Builder builder = Network.builder();
    this.image = builder.input(shape);
    Value first = convolution(builder, image, FIRST_CHANNELS);
    Value second = convolution(builder, first, SECOND_CHANNELS);
    Value hidden = rectified(builder, builder.dense(HIDDEN, Initialisation.HE, second));
    this.features = rectified(builder, builder.dense(FEATURES, Initialisation.HE, hidden));
    this.logits = builder.dense(classes, Initialisation.HE, features);
    this.targets = builder.input(classes);
    this.loss = builder.add(new Operation.CrossEntropy(classes), logits, targets);
    this.network = builder.build();
    this.parts =
        List.of(
            new Part("convolution-1", FIRST_CHANNELS, new Shape(KERNEL, KERNEL, shape.channels())),
            new Part("convolution-2", SECOND_CHANNELS, new Shape(KERNEL, KERNEL, FIRST_CHANNELS)),
            new Part("dense-1", HIDDEN, second.shape()),
            new Part("dense-2", FEATURES, hidden.shape()),
            new Part("dense-3", classes, features.shape()));
  }

  /** ReLU after the pooling gives the same as before it, of a quarter of the values. */
  private static Value convolution(Network.Builder builder, Value from, int channels) {
    Value sums =
        builder.add(
            new Operation.Convolution(from.shape(), channels, KERNEL, 1, 0),
            Initialisation.HE,
            from);
    return rectified(builder, builder.add(new Operation.MaxPooling(sums.shape()), sums));
  }

  private static Value rectified(Network.Builder builder, Value from) {
    return builder.activate(ActivationFunction.RELU, from);
  }

  /** Returns the graph. */
  Network network() {
    return network;
  }

  /** Returns the input: intensities in [0, 1], laid out as the shape of images. */
  Value image() {
    return image;
  }

  /** Returns the {@link #FEATURES} activations before the last layer. */
  Value features() {
    return features;
  }

  /** Returns the output, whose softmax is the probability of each class. */
  Value logits() {
    return logits;
  }

  /** Returns the input of training: 1 for the true class, 0 for the others. */
  Value targets() {
    return targets;
  }

  /** Returns the cross-entropy of the true class. */
  Value loss() {
    return loss;
  }

  /** Returns parameters before training: weights of variance 2/inputs, and biases of 0. */
  float[] initialParameters(Noise noise) {
    return network.initialParameters(noise);
  }

  /**
   * Returns the parameters of the network for the matrices of a file.
   *
   * @throws InputException if one is missing or has another size
   */
  float[] parameters(Weights file) {
    Weights.Builder weights = Weights.builder();
    for (int number = 0; number < parts.size(); number++) {
      Part part = parts.get(number);
      Matrix matrix = require(file, part.name(), part.outputs(), part.from().size());
      weights.matrix("layer-" + number + "-weights", part.toNetwork(matrix));
      weights.matrix("layer-" + number + "-bias", require(file, part.biases(), 1, part.outputs()));
    }
    return network.parameters(weights.build());
  }

  private static Matrix require(Weights weights, String name, int rows, int columns) {
    Matrix matrix = weights.matrix(name);
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new InputException(
          "weights: '"
              + name
              + "' must be "
              + rows
              + "x"
              + columns
              + ", found "
              + matrix.rows()
              + "x"
              + matrix.columns());
    }
    return matrix;
  }

  /** Returns the matrices of a file for parameters of the network. */
  Weights weights(float[] parameters) {
    Weights named = network.weights(parameters);
    Weights.Builder file = Weights.builder();
    for (int number = 0; number < parts.size(); number++) {
      Part part = parts.get(number);
      file.matrix(part.name(), part.toFile(named.matrix("layer-" + number + "-weights")));
      file.matrix(part.biases(), named.matrix("layer-" + number + "-bias"));
    }
    return file.build();
  }
}
