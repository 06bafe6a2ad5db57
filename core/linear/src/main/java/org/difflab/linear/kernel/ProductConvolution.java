// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Shape;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * A convolution as one matrix product for each image: Y = P·W, in which a row of P holds the values
 * under one place of the square, all lines of it one after the other, and W is laid out as the
 * parameters are. The gradients are Pᵀ·∂L/∂Y and ∂L/∂Y·Wᵀ, whose values are added where they came
 * from.
 */
final class ProductConvolution extends CheckedKernel {

  private final TileProducts products;
  private final Operation.Convolution operation;
  private final Shape from;
  private final Shape into;
  private final Tile weights;
  private final Tile weightGradient;
  private final Tile patches;
  private final Tile results;
  private final float[] parameters;
  private final float[] image;
  private final float[] patchValues;
  private final float[] resultValues;

  ProductConvolution(
      Operation.Convolution operation, int rows, Gradients gradients, TileProducts products) {
    super(operation, rows, gradients, Precision.FLOAT32);
    this.products = products;
    this.operation = operation;
    this.from = operation.input();
    this.into = operation.output();
    int pixels = into.height() * into.width();
    this.weights = Products.tile(products, operation.patch(), into.channels());
    this.weightGradient = Products.tile(products, operation.patch(), into.channels());
    this.patches = Products.tile(products, pixels, operation.patch());
    this.results = Products.tile(products, pixels, into.channels());
    this.parameters = new float[operation.parameters()];
    this.image = new float[from.size()];
    this.patchValues = new float[Math.multiplyExact(pixels, operation.patch())];
    this.resultValues = new float[into.size()];
  }

  @Override
  void read(Buffer buffer) {
    buffer.get(0, parameters, 0, parameters.length);
    weights.put(parameters);
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    for (int row = 0; row < rows(); row++) {
      gather(inputs.get(0), row);
      products.multiply(patches, weights, results, Into.REPLACED);
      results.get(resultValues);
      addBiases();
      output.put(row * resultValues.length, resultValues, 0, resultValues.length);
    }
  }

  private void addBiases() {
    int channels = into.channels();
    int biases = operation.weights();
    for (int at = 0; at < resultValues.length; at += channels) {
      for (int channel = 0; channel < channels; channel++) {
        resultValues[at + channel] += parameters[biases + channel];
      }
    }
  }

  private void gather(Buffer input, int row) {
    input.get(row * image.length, image, 0, image.length);
    eachLine((pixel, place, length) -> System.arraycopy(image, pixel, patchValues, place, length));
    patches.put(patchValues);
  }

  /** What is done with the values under one line of the square at one place. */
  private interface LineAction {

    /**
     * Does it.
     *
     * @param pixel where the values are in the image
     * @param place where they are among the patches
     * @param length how many values lie within the image
     */
    void apply(int pixel, int place, int length);
  }

  private void eachLine(LineAction action) {
    int size = operation.size();
    int channels = from.channels();
    for (int i = 0; i < into.height(); i++) {
      for (int j = 0; j < into.width(); j++) {
        int left = j * operation.stride() - operation.padding();
        int begin = Math.max(0, -left);
        int end = Math.min(size, from.width() - left);
        for (int k = 0; k < size; k++) {
          int line = i * operation.stride() - operation.padding() + k;
          if (line >= 0 && line < from.height() && begin < end) {
            action.apply(
                (line * from.width() + left + begin) * channels,
                (((i * into.width() + j) * size + k) * size + begin) * channels,
                (end - begin) * channels);
          }
        }
      }
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    double[] biasGradient = new double[into.channels()];
    for (int row = 0; row < rows(); row++) {
      outputGradient.get(row * resultValues.length, resultValues, 0, resultValues.length);
      addPixels(biasGradient);
      results.put(resultValues);
      gather(inputs.get(0), row);
      products.multiplyTransposed(
          patches, results, weightGradient, row == 0 ? Into.REPLACED : Into.ADDED);
      if (!inputGradients.isEmpty()) {
        products.multiplyByTransposed(results, weights, patches, Into.REPLACED);
        scatter(inputGradients.get(0), row);
      }
    }
    float[] gradient = new float[parameters.length];
    weightGradient.get(gradient);
    for (int channel = 0; channel < biasGradient.length; channel++) {
      gradient[operation.weights() + channel] = (float) biasGradient[channel];
    }
    parameterGradient.put(0, gradient, 0, gradient.length);
  }

  private void addPixels(double[] sums) {
    for (int at = 0; at < resultValues.length; at += sums.length) {
      for (int channel = 0; channel < sums.length; channel++) {
        sums[channel] += resultValues[at + channel];
      }
    }
  }

  private void scatter(Buffer gradient, int row) {
    patches.get(patchValues);
    Arrays.fill(image, 0);
    eachLine(
        (pixel, place, length) -> {
          for (int i = 0; i < length; i++) {
            image[pixel + i] += patchValues[place + i];
          }
        });
    gradient.put(row * image.length, image, 0, image.length);
    // Products wrote to what lies outside of the image, where gather leaves zeros alone.
    Arrays.fill(patchValues, 0);
  }
}
