// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.judge.Judgement;

/**
 * LeNet-5 in its modern form (LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied
 * to document recognition", 1998, with ReLU and max-pooling), with trained weights: 5×5 convolution
 * to 6 channels, ReLU, 2×2 max-pool, 5×5 convolution to 16 channels, ReLU, 2×2 max-pool, dense
 * layers of 120 and 84 with ReLU, and a dense layer with one output per class. There is no padding,
 * and a last odd line or column is not pooled. For 28×28 grey images and ten classes it has 44,426
 * parameters.
 *
 * <p>Images are computed in batches: each value of the network is a line with one number per image,
 * and sums are taken line by line in a fixed order. So the result for an image has the same bits on
 * every machine, for any batch and any number of threads.
 */
final class Lenet {

  /** The width of the activations that metrics compare. */
  static final int FEATURES = 84;

  /** The least height and width that leave an output after the second pooling. */
  static final int LEAST_SIDE = 16;

  private static final int KERNEL = 5;
  private static final int[] CHANNELS = {6, 16};
  private static final int HIDDEN = 120;

  private final Shape shape;
  private final int classes;
  private final LenetConvolution first;
  private final LenetConvolution second;
  private final List<LenetDense> dense;

  /**
   * Creates the network.
   *
   * @param weights {@code convolution-1}, {@code convolution-2}, {@code dense-1}, {@code dense-2}
   *     and {@code dense-3}, one kernel or output per row, channel by channel and line by line, and
   *     their biases under the names with the suffix {@code -bias}
   * @throws InputException if one is missing or has another size
   */
  Lenet(Shape shape, int classes, Weights weights) {
    this.shape = shape;
    this.classes = classes;
    this.first =
        new LenetConvolution(
            new LenetPlanes(shape.channels(), shape.height(), shape.width()),
            KERNEL,
            layer(weights, "convolution-1", CHANNELS[0], shape.channels() * KERNEL * KERNEL));
    this.second =
        new LenetConvolution(
            first.pooled(),
            KERNEL,
            layer(weights, "convolution-2", CHANNELS[1], CHANNELS[0] * KERNEL * KERNEL));
    this.dense =
        List.of(
            new LenetDense(layer(weights, "dense-1", HIDDEN, second.pooled().size())),
            new LenetDense(layer(weights, "dense-2", FEATURES, HIDDEN)),
            new LenetDense(layer(weights, "dense-3", classes, FEATURES)));
  }

  private static LenetLayer layer(Weights weights, String name, int outputs, int inputs) {
    return new LenetLayer(
        require(weights, name, outputs, inputs), require(weights, name + "-bias", 1, outputs));
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

  /**
   * Classifies images.
   *
   * @param samples n×d, laid out as the shape says, values in [−1, 1]
   */
  Judgement judge(Matrix samples, Workers workers) {
    samples.requireColumns(shape.size(), "images");
    int count = samples.rows();
    float[] features = new float[Math.multiplyExact(count, FEATURES)];
    float[] logits = new float[Math.multiplyExact(count, classes)];
    workers.mapBlocks(
        count,
        (from, to) -> {
          judgeBlock(samples, from, to, features, logits);
          return to;
        });
    return Judgement.of(
        Matrix.wrap(count, FEATURES, features), Matrix.wrap(count, classes, logits));
  }

  private void judgeBlock(Matrix samples, int from, int to, float[] features, float[] logits) {
    float[][] lines = second.apply(first.apply(pixels(samples, from, to)));
    lines = dense.get(0).apply(lines);
    rectify(lines);
    lines = dense.get(1).apply(lines);
    rectify(lines);
    copy(lines, from, to, features);
    copy(dense.get(2).apply(lines), from, to, logits);
  }

  /** Returns intensities in [0, 1], one line for each pixel of each channel. */
  private float[][] pixels(Matrix samples, int from, int to) {
    int channels = shape.channels();
    int pixels = shape.height() * shape.width();
    float[][] lines = new float[channels * pixels][to - from];
    float[] values = samples.values();
    for (int image = 0; image < to - from; image++) {
      int start = (from + image) * shape.size();
      for (int pixel = 0; pixel < pixels; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          lines[channel * pixels + pixel][image] =
              0.5f * (values[start + pixel * channels + channel] + 1f);
        }
      }
    }
    return lines;
  }

  private static void rectify(float[][] lines) {
    for (float[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        line[i] = Math.max(0f, line[i]);
      }
    }
  }

  private static void copy(float[][] lines, int from, int to, float[] into) {
    for (int image = from; image < to; image++) {
      for (int value = 0; value < lines.length; value++) {
        into[image * lines.length + value] = lines[value][image - from];
      }
    }
  }
}
