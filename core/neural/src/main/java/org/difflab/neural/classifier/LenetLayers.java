// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.TileProducts;

/** The layers of a LeNet-5 with buffers for batches of one size. */
final class LenetLayers {

  private static final int KERNEL = 5;
  private static final int[] CHANNELS = {6, 16};
  private static final int[] WIDTHS = {120, 84};
  private static final List<String> NAMES =
      List.of("convolution-1", "convolution-2", "dense-1", "dense-2", "dense-3");

  private final List<Convolution> convolutions = new ArrayList<>();
  private final List<MaxPool> pools = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final int size;
  private final int batch;

  /**
   * The input of each convolution, then the results of the last one; after pooling where there is a
   * pool.
   */
  private final List<float[]> values = new ArrayList<>();

  private final List<float[]> unpooled = new ArrayList<>();
  private final List<float[]> gradients = new ArrayList<>();
  private final List<float[]> unpooledGradients = new ArrayList<>();

  LenetLayers(Shape shape, int classes, int batch, TileProducts products) {
    this.batch = batch;
    Planes planes = new Planes(shape.channels(), shape.height(), shape.width());
    addMemory(planes);
    int offset = 0;
    for (int layer = 0; layer < NAMES.size(); layer++) {
      boolean pooled = layer < CHANNELS.length;
      Convolution convolution =
          pooled
              ? new Convolution(planes, CHANNELS[layer], KERNEL, KERNEL, batch, products)
              : new Convolution(
                  planes, width(layer, classes), planes.height(), planes.width(), batch, products);
      convolutions.add(convolution);
      offsets.add(offset);
      offset += convolution.parameters();
      planes = convolution.into();
      if (pooled) {
        unpooled.add(new float[planes.size() * batch]);
        unpooledGradients.add(new float[planes.size() * batch]);
        pools.add(new MaxPool(planes, batch));
        planes = pools.get(layer).into();
      }
      addMemory(planes);
    }
    this.size = offset;
  }

  private static int width(int layer, int classes) {
    int dense = layer - CHANNELS.length;
    return dense < WIDTHS.length ? WIDTHS[dense] : classes;
  }

  private void addMemory(Planes planes) {
    values.add(new float[planes.size() * batch]);
    gradients.add(new float[planes.size() * batch]);
  }

  /** Returns the number of parameters. */
  int size() {
    return size;
  }

  /** Returns the buffer for the images of a batch, with the layout {@link Planes}. */
  float[] images() {
    return values.get(0);
  }

  /** Returns the results for a batch, class by class for all images. */
  float[] logits() {
    return values.get(NAMES.size());
  }

  /** Returns the buffer for the gradient of the loss with respect to the logits. */
  float[] logitGradients() {
    return gradients.get(NAMES.size());
  }

  /** Returns weights of variance 2/inputs and biases of 0. */
  float[] start(Noise noise) {
    float[] parameters = new float[size];
    for (int layer = 0; layer < NAMES.size(); layer++) {
      Convolution convolution = convolutions.get(layer);
      int from = offsets.get(layer);
      int length = convolution.into().channels() * convolution.inputs();
      noise.gaussian(layer, 0, parameters, from, length);
      float deviation = (float) Math.sqrt(2.0 / convolution.inputs());
      for (int i = from; i < from + length; i++) {
        parameters[i] *= deviation;
      }
    }
    return parameters;
  }

  /** Computes the logits of the images. */
  void forward(float[] parameters) {
    for (int layer = 0; layer < NAMES.size(); layer++) {
      boolean pooled = layer < pools.size();
      float[] results = pooled ? unpooled.get(layer) : values.get(layer + 1);
      convolutions.get(layer).forward(parameters, offsets.get(layer), values.get(layer), results);
      if (layer < NAMES.size() - 1) {
        rectify(results);
      }
      if (pooled) {
        pools.get(layer).forward(results, values.get(layer + 1));
      }
    }
  }

  private static void rectify(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0f, values[i]);
    }
  }

  /** Computes the gradient with respect to all parameters from that with respect to the logits. */
  void backward(float[] parameterGradient) {
    for (int layer = NAMES.size() - 1; layer >= 0; layer--) {
      float[] results = values.get(layer + 1);
      float[] gradient = gradients.get(layer + 1);
      if (layer < pools.size()) {
        pools
            .get(layer)
            .backward(unpooled.get(layer), results, gradient, unpooledGradients.get(layer));
        results = unpooled.get(layer);
        gradient = unpooledGradients.get(layer);
      }
      if (layer < NAMES.size() - 1) {
        stopWhereRectified(results, gradient);
      }
      convolutions.get(layer).differentiate(gradient, parameterGradient, offsets.get(layer));
      if (layer > 0) {
        convolutions.get(layer).backward(gradients.get(layer));
      }
    }
  }

  private static void stopWhereRectified(float[] results, float[] gradient) {
    for (int i = 0; i < results.length; i++) {
      gradient[i] = results[i] > 0 ? gradient[i] : 0f;
    }
  }

  /** Returns parameters as named matrices: for each layer one kernel per row, and its biases. */
  Weights weights(float[] parameters) {
    Weights.Builder weights = Weights.builder();
    for (int layer = 0; layer < NAMES.size(); layer++) {
      Convolution convolution = convolutions.get(layer);
      int outputs = convolution.into().channels();
      int from = offsets.get(layer);
      int biases = from + outputs * convolution.inputs();
      weights.matrix(NAMES.get(layer), matrix(parameters, from, outputs, convolution.inputs()));
      weights.matrix(NAMES.get(layer) + "-bias", matrix(parameters, biases, 1, outputs));
    }
    return weights.build();
  }

  private static Matrix matrix(float[] parameters, int offset, int rows, int columns) {
    return Matrix.wrap(
        rows, columns, Arrays.copyOfRange(parameters, offset, offset + rows * columns));
  }
}
