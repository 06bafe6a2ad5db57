// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * Self-attention as matrix products for each row and head. With S = QKᵀ/√d, P = softmax(S) and Y =
 * PV, the gradients are ∂V = Pᵀ∂Y, ∂P = ∂Y·Vᵀ, ∂S = P∘(∂P − rowsum(P∘∂P)), ∂Q = ∂S·K/√d and ∂K =
 * ∂Sᵀ·Q/√d. P is computed again in the backward pass, as it is far larger than the input.
 */
final class ProductAttention extends CheckedKernel {

  private final TileProducts products;
  private final int heads;
  private final int pixels;
  private final int depth;
  private final float factor;
  private final Tile queries;
  private final Tile keys;
  private final Tile values;
  private final Tile results;
  private final Tile scores;
  private final Tile gradients;
  private final float[] row;
  private final float[] output;
  private final float[] headValues;
  private final float[] probabilities;
  private final float[] scoreGradient;

  ProductAttention(
      Operation.Attention operation, int rows, Gradients gradients, TileProducts products) {
    super(operation, rows, gradients, Precision.FLOAT32);
    this.products = products;
    this.heads = operation.heads();
    this.pixels = operation.pixels();
    this.depth = operation.headChannels();
    this.factor = (float) (1 / Math.sqrt(depth));
    this.queries = Products.tile(products, pixels, depth);
    this.keys = Products.tile(products, pixels, depth);
    this.values = Products.tile(products, pixels, depth);
    this.results = Products.tile(products, pixels, depth);
    this.scores = Products.tile(products, pixels, pixels);
    this.gradients = Products.tile(products, pixels, pixels);
    this.row = new float[operation.input().size()];
    this.output = new float[operation.output().size()];
    this.headValues = new float[pixels * depth];
    this.probabilities = new float[Math.multiplyExact(pixels, pixels)];
    this.scoreGradient = new float[probabilities.length];
  }

  @Override
  void compute(List<Buffer> inputs, Buffer into) {
    for (int i = 0; i < rows(); i++) {
      inputs.get(0).get(i * row.length, row, 0, row.length);
      for (int head = 0; head < heads; head++) {
        findProbabilities(head);
        products.multiply(scores, values, results, Into.REPLACED);
        scatter(results, output, heads * depth, head * depth);
      }
      into.put(i * output.length, output, 0, output.length);
    }
  }

  /** Reads queries, keys and values of a head, and computes P. */
  private void findProbabilities(int head) {
    int channels = heads * depth;
    gather(row, 3 * channels, head * depth, queries);
    gather(row, 3 * channels, channels + head * depth, keys);
    gather(row, 3 * channels, 2 * channels + head * depth, values);
    products.multiplyByTransposed(queries, keys, scores, Into.REPLACED);
    scores.get(probabilities);
    for (int at = 0; at < probabilities.length; at += pixels) {
      softmax(at);
    }
    scores.put(probabilities);
  }

  /** Copies some channels of all pixels of an image into a matrix. */
  private void gather(float[] image, int channels, int first, Tile matrix) {
    for (int pixel = 0; pixel < pixels; pixel++) {
      System.arraycopy(image, pixel * channels + first, headValues, pixel * depth, depth);
    }
    matrix.put(headValues);
  }

  /** Copies a matrix to some channels of all pixels of an image. */
  private void scatter(Tile matrix, float[] image, int channels, int first) {
    matrix.get(headValues);
    for (int pixel = 0; pixel < pixels; pixel++) {
      System.arraycopy(headValues, pixel * depth, image, pixel * channels + first, depth);
    }
  }

  private void softmax(int at) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = at; i < at + pixels; i++) {
      largest = Math.max(largest, probabilities[i]);
    }
    double sum = 0;
    for (int i = at; i < at + pixels; i++) {
      probabilities[i] =
          (float) StrictMath.exp((double) factor * ((double) probabilities[i] - largest));
      sum += probabilities[i];
    }
    float inverse = (float) (1 / sum);
    for (int i = at; i < at + pixels; i++) {
      probabilities[i] *= inverse;
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    float[] gradient = new float[row.length];
    int channels = heads * depth;
    for (Buffer into : inputGradients) {
      for (int i = 0; i < rows(); i++) {
        inputs.get(0).get(i * row.length, row, 0, row.length);
        outputGradient.get(i * output.length, output, 0, output.length);
        for (int head = 0; head < heads; head++) {
          findProbabilities(head);
          gather(output, channels, head * depth, results);
          products.multiplyByTransposed(results, values, gradients, Into.REPLACED);
          products.multiplyTransposed(scores, results, values, Into.REPLACED);
          scatter(values, gradient, 3 * channels, 2 * channels + head * depth);
          differentiateSoftmax();
          products.multiply(gradients, keys, values, Into.REPLACED);
          scatter(values, gradient, 3 * channels, head * depth);
          products.multiplyTransposed(gradients, queries, values, Into.REPLACED);
          scatter(values, gradient, 3 * channels, channels + head * depth);
        }
        into.put(i * gradient.length, gradient, 0, gradient.length);
      }
    }
  }

  /** Replaces ∂P by ∂S/√d. */
  private void differentiateSoftmax() {
    gradients.get(scoreGradient);
    for (int at = 0; at < scoreGradient.length; at += pixels) {
      double sum = 0;
      for (int i = at; i < at + pixels; i++) {
        sum += (double) probabilities[i] * scoreGradient[i];
      }
      float mean = (float) sum;
      for (int i = at; i < at + pixels; i++) {
        scoreGradient[i] = factor * probabilities[i] * (scoreGradient[i] - mean);
      }
    }
    gradients.put(scoreGradient);
  }
}
