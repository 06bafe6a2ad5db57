// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

import java.util.Arrays;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * A convolution without padding, yₒ(p) = bₒ + Σ w(o, c, i, j)·x(c, p + (i, j)), as one matrix
 * product: the pixels under each place of the kernel are laid out as a matrix K×N, with K =
 * channels · kernel size and N = positions · images. A kernel as large as the planes makes a dense
 * layer.
 */
final class Convolution {

  private final Planes from;
  private final Planes into;
  private final int kernelHeight;
  private final int kernelWidth;
  private final int batch;
  private final TileProducts products;
  private final Tile weights;
  private final Tile weightGradient;
  private final Tile columns;
  private final Tile results;
  private final float[] line;

  /**
   * Creates the layer with memory for batches.
   *
   * @param from the shape of the input
   * @param outputs number of output channels
   * @param batch images per batch
   */
  Convolution(
      Planes from,
      int outputs,
      int kernelHeight,
      int kernelWidth,
      int batch,
      TileProducts products) {
    this.from = from;
    this.into =
        new Planes(outputs, from.height() - kernelHeight + 1, from.width() - kernelWidth + 1);
    this.kernelHeight = kernelHeight;
    this.kernelWidth = kernelWidth;
    this.batch = batch;
    this.products = products;
    int positions = into.height() * into.width() * batch;
    this.weights = tile(outputs, inputs());
    this.weightGradient = tile(outputs, inputs());
    this.columns = spacedTile(inputs(), positions);
    this.results = spacedTile(outputs, positions);
    this.line = new float[into.width() * batch];
  }

  private Tile tile(int rows, int columns) {
    return new Tile(products.allocate(rows * columns), 0, rows, columns);
  }

  private Tile spacedTile(int rows, int columns) {
    int stride = products.stride(columns);
    return new Tile(products.allocate(rows * stride), 0, rows, columns, stride);
  }

  /** Returns the shape of the output. */
  Planes into() {
    return into;
  }

  /** Returns K, the number of inputs of each result. */
  int inputs() {
    return from.channels() * kernelHeight * kernelWidth;
  }

  /** Returns the number of weights and biases. */
  int parameters() {
    return into.channels() * (inputs() + 1);
  }

  /**
   * Computes the results of a batch.
   *
   * @param parameters the weights from {@code offset} on, one kernel after the other, and then the
   *     biases
   */
  void forward(float[] parameters, int offset, float[] values, float[] outputs) {
    weights.floats().put(0, parameters, offset, into.channels() * inputs());
    eachLine((at, pixel) -> columns.floats().put(at, values, pixel, line.length));
    products.multiply(weights, columns, results, Into.REPLACED);
    results.get(outputs);
    int biases = offset + into.channels() * inputs();
    int positions = results.columns();
    for (int channel = 0; channel < into.channels(); channel++) {
      float bias = parameters[biases + channel];
      for (int i = channel * positions; i < (channel + 1) * positions; i++) {
        outputs[i] += bias;
      }
    }
  }

  /**
   * Computes the gradient with respect to the parameters, for the last batch.
   *
   * @param gradient of the loss with respect to the results
   * @param parameterGradient receives the gradient, laid out as the parameters are
   */
  void differentiate(float[] gradient, float[] parameterGradient, int offset) {
    results.put(gradient);
    products.multiplyByTransposed(results, columns, weightGradient, Into.REPLACED);
    weightGradient.floats().get(0, parameterGradient, offset, into.channels() * inputs());
    int biases = offset + into.channels() * inputs();
    int positions = results.columns();
    for (int channel = 0; channel < into.channels(); channel++) {
      double sum = 0;
      for (int i = channel * positions; i < (channel + 1) * positions; i++) {
        sum += gradient[i];
      }
      parameterGradient[biases + channel] = (float) sum;
    }
  }

  /**
   * Computes the gradient with respect to the input, after {@link #differentiate}.
   *
   * @param values receives it
   */
  void backward(float[] values) {
    products.multiplyTransposed(weights, results, columns, Into.REPLACED);
    Arrays.fill(values, 0);
    eachLine(
        (at, pixel) -> {
          columns.floats().get(at, line, 0, line.length);
          for (int i = 0; i < line.length; i++) {
            values[pixel + i] += line[i];
          }
        });
  }

  /** An operation on one line of results for one position of the kernel. */
  private interface LineAction {

    /**
     * Applies the operation.
     *
     * @param at the offset of the line in the matrix
     * @param pixel the offset of the line in the input
     */
    void apply(int at, int pixel);
  }

  private void eachLine(LineAction action) {
    int row = 0;
    for (int channel = 0; channel < from.channels(); channel++) {
      for (int i = 0; i < kernelHeight; i++) {
        for (int j = 0; j < kernelWidth; j++) {
          for (int y = 0; y < into.height(); y++) {
            int at = row * columns.stride() + y * line.length;
            action.apply(at, (from.line(channel, y + i) + j) * batch);
          }
          row++;
        }
      }
    }
  }
}
