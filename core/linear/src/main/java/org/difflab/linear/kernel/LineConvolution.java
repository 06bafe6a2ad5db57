// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Shape;

/**
 * A convolution that only evaluates, with the same value of all rows side by side: loops over rows
 * are long enough to be vectorised where there are few channels. Products are added in the order of
 * {@link ProductConvolution}, so that both have the same bits in plain Java.
 */
final class LineConvolution extends CheckedKernel {

  /** With fewer rows the loops are too short. */
  private static final int FEWEST_ROWS = 32;

  /** With more channels a matrix product is as fast. */
  private static final int MOST_CHANNELS = 16;

  /** How many values of a row, which are neighbours in the cache, are moved at a time. */
  private static final int CHUNK = 16;

  private final Operation.Convolution operation;
  private final Shape from;
  private final Shape into;
  private final float[][] factors;
  private final float[] biases;

  /** The values of all rows for each value of the input, and a last line of zeros. */
  private final float[][] lines;

  /** The lines under one place of the square. */
  private final float[][] patch;

  /** The results of all rows for each channel of one pixel. */
  private final float[][] sums;

  LineConvolution(Operation.Convolution operation, int rows) {
    super(operation, rows, Gradients.NONE, Precision.FLOAT32);
    this.operation = operation;
    this.from = operation.input();
    this.into = operation.output();
    this.biases = new float[into.channels()];
    this.factors = new float[into.channels()][operation.patch()];
    this.lines = new float[from.size() + 1][rows];
    this.patch = new float[operation.patch()][];
    this.sums = new float[into.channels()][rows];
  }

  /** Returns whether this is faster than a matrix product for each row. */
  static boolean isFast(Operation.Convolution operation, int rows) {
    return operation.channels() <= MOST_CHANNELS && rows >= FEWEST_ROWS;
  }

  @Override
  void read(Buffer buffer) {
    float[] weights = new float[operation.weights()];
    buffer.get(0, weights, 0, weights.length);
    buffer.get(weights.length, biases, 0, biases.length);
    for (int channel = 0; channel < into.channels(); channel++) {
      for (int i = 0; i < patch.length; i++) {
        factors[channel][i] = weights[i * into.channels() + channel];
      }
    }
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    ArrayBuffer input = (ArrayBuffer) inputs.get(0);
    ArrayBuffer results = (ArrayBuffer) output;
    for (int value = 0; value < from.size(); value += CHUNK) {
      getChunk(input, value, Math.min(from.size(), value + CHUNK));
    }
    for (int i = 0; i < into.height(); i++) {
      for (int j = 0; j < into.width(); j++) {
        gather(i * operation.stride(), j * operation.stride());
        for (int channel = 0; channel < biases.length; channel++) {
          add(channel);
        }
        putPixel(results, (i * into.width() + j) * into.channels());
      }
    }
  }

  private void getChunk(ArrayBuffer input, int begin, int end) {
    for (int row = 0; row < rows(); row++) {
      int at = input.first() + row * from.size();
      for (int value = begin; value < end; value++) {
        lines[value][row] = input.values()[at + value];
      }
    }
  }

  private void gather(int top, int left) {
    int size = operation.size();
    int channels = from.channels();
    int at = 0;
    for (int k = 0; k < size; k++) {
      int y = top - operation.padding() + k;
      for (int l = 0; l < size; l++) {
        int x = left - operation.padding() + l;
        boolean inside = y >= 0 && y < from.height() && x >= 0 && x < from.width();
        int pixel = (y * from.width() + x) * channels;
        for (int channel = 0; channel < channels; channel++) {
          patch[at++] = lines[inside ? pixel + channel : from.size()];
        }
      }
    }
  }

  /** Computes the sums of one channel. */
  private void add(int channel) {
    float[] sum = sums[channel];
    float[] own = factors[channel];
    Arrays.fill(sum, 0);
    int i = 0;
    for (; i + 4 <= patch.length; i += 4) {
      FloatLines.addFour(
          own[i],
          patch[i],
          own[i + 1],
          patch[i + 1],
          own[i + 2],
          patch[i + 2],
          own[i + 3],
          patch[i + 3],
          sum,
          0,
          sum.length);
    }
    for (; i < patch.length; i++) {
      FloatLines.addOne(own[i], patch[i], sum, 0, sum.length);
    }
    float bias = biases[channel];
    for (int row = 0; row < sum.length; row++) {
      sum[row] += bias;
    }
  }

  private void putPixel(ArrayBuffer output, int pixel) {
    float[] outputValues = output.values();
    int channel = 0;
    for (; channel + 4 <= biases.length; channel += 4) {
      float[] sum0 = sums[channel];
      float[] sum1 = sums[channel + 1];
      float[] sum2 = sums[channel + 2];
      float[] sum3 = sums[channel + 3];
      int at = output.first() + pixel + channel;
      for (int row = 0; row < sum0.length; row++) {
        outputValues[at] = sum0[row];
        outputValues[at + 1] = sum1[row];
        outputValues[at + 2] = sum2[row];
        outputValues[at + 3] = sum3[row];
        at += into.size();
      }
    }
    for (; channel < biases.length; channel++) {
      int at = output.first() + pixel + channel;
      for (int row = 0; row < rows(); row++) {
        outputValues[at] = sums[channel][row];
        at += into.size();
      }
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    throw new IllegalStateException("made without gradients");
  }
}
