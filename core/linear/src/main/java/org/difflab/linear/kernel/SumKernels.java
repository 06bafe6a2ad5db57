// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;

/** Sums, scales and concatenations of images in loops. */
final class SumKernels {

  private SumKernels() {}

  private static void add(float[] sums, float[] values, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] += values[i];
    }
  }

  /** The sum of two inputs; its gradients are that of the output. */
  static final class Sum extends CheckedKernel {

    private static final int CHUNK = 1024;

    private final int length;
    private final float[] values = new float[CHUNK];
    private final float[] others = new float[CHUNK];

    Sum(Operation.Sum operation, int rows, Gradients gradients) {
      super(operation, rows, gradients, Precision.FLOAT32);
      this.length = rows * operation.input().size();
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      for (int at = 0; at < length; at += CHUNK) {
        int count = Math.min(CHUNK, length - at);
        inputs.get(0).get(at, values, 0, count);
        inputs.get(1).get(at, others, 0, count);
        add(values, others, count);
        output.put(at, values, 0, count);
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      for (Buffer into : inputGradients) {
        for (int at = 0; at < length; at += CHUNK) {
          int count = Math.min(CHUNK, length - at);
          outputGradient.get(at, values, 0, count);
          into.put(at, values, 0, count);
        }
      }
    }
  }

  /** A vector added to each pixel; its gradient is the sum over the pixels. */
  static final class ChannelSum extends CheckedKernel {

    private static final int ADDED_LINES = 64;

    private final PixelLines lines;
    private final int size;
    private final float[] line;
    private final float[] vector;

    ChannelSum(Operation.ChannelSum operation, int rows, Gradients gradients) {
      super(operation, rows, gradients, Precision.FLOAT32);
      this.lines = PixelLines.of(operation.input());
      this.size = operation.input().size();
      this.line = new float[lines.length()];
      this.vector = new float[lines.length()];
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      int length = line.length;
      int channels = lines.channels();
      for (int row = 0; row < rows(); row++) {
        inputs.get(1).get(row * channels, vector, 0, channels);
        lines.repeat(vector);
        for (int at = row * size; at < (row + 1) * size; at += length) {
          inputs.get(0).get(at, line, 0, length);
          add(line, vector, length);
          output.put(at, line, 0, length);
        }
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      if (inputGradients.isEmpty()) {
        return;
      }
      int channels = lines.channels();
      double[] sums = new double[channels];
      float[] gradient = new float[channels];
      for (int row = 0; row < rows(); row++) {
        Arrays.fill(sums, 0);
        for (int from = 0; from < lines.count(); from += ADDED_LINES) {
          Arrays.fill(vector, 0);
          int to = Math.min(lines.count(), from + ADDED_LINES);
          for (int i = from; i < to; i++) {
            int at = row * size + i * line.length;
            outputGradient.get(at, line, 0, line.length);
            inputGradients.get(0).put(at, line, 0, line.length);
            add(vector, line, line.length);
          }
          lines.addChannels(vector, sums);
        }
        for (int channel = 0; channel < channels; channel++) {
          gradient[channel] = (float) sums[channel];
        }
        inputGradients.get(1).put(row * channels, gradient, 0, channels);
      }
    }
  }

  /** A scale and a shift of each channel. */
  static final class ChannelScaleShift extends CheckedKernel {

    private static final int ADDED_LINES = 64;

    private final PixelLines lines;
    private final int size;
    private final float[] line;
    private final float[] gradient;
    private final float[] scales;
    private final float[] shifts;
    private final float[] products;
    private final float[] sums;
    private final float[] vector;
    private final double[] totals;
    private final double[] scaleTotals;

    ChannelScaleShift(Operation.ChannelScaleShift operation, int rows, Gradients gradients) {
      super(operation, rows, gradients, Precision.FLOAT32);
      this.lines = PixelLines.of(operation.input());
      this.size = operation.input().size();
      this.line = new float[lines.length()];
      this.gradient = new float[lines.length()];
      this.scales = new float[lines.length()];
      this.shifts = new float[lines.length()];
      this.products = new float[lines.length()];
      this.sums = new float[lines.length()];
      this.vector = new float[2 * lines.channels()];
      this.totals = new double[lines.channels()];
      this.scaleTotals = new double[lines.channels()];
    }

    private void spread(Buffer from, int row) {
      int channels = lines.channels();
      from.get(row * vector.length, vector, 0, vector.length);
      for (int channel = 0; channel < channels; channel++) {
        scales[channel] = 1 + vector[channel];
        shifts[channel] = vector[channels + channel];
      }
      lines.repeat(scales);
      lines.repeat(shifts);
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      for (int row = 0; row < rows(); row++) {
        spread(inputs.get(1), row);
        for (int at = row * size; at < (row + 1) * size; at += line.length) {
          inputs.get(0).get(at, line, 0, line.length);
          multiply(line, scales);
          add(line, shifts, line.length);
          output.put(at, line, 0, line.length);
        }
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      if (inputGradients.isEmpty()) {
        return;
      }
      for (int row = 0; row < rows(); row++) {
        spread(inputs.get(1), row);
        Arrays.fill(totals, 0);
        Arrays.fill(scaleTotals, 0);
        for (int from = 0; from < lines.count(); from += ADDED_LINES) {
          Arrays.fill(sums, 0);
          Arrays.fill(products, 0);
          int to = Math.min(lines.count(), from + ADDED_LINES);
          for (int i = from; i < to; i++) {
            int at = row * size + i * line.length;
            inputs.get(0).get(at, line, 0, line.length);
            outputGradient.get(at, gradient, 0, gradient.length);
            add(sums, gradient, sums.length);
            multiply(line, gradient);
            add(products, line, line.length);
            multiply(gradient, scales);
            inputGradients.get(0).put(at, gradient, 0, gradient.length);
          }
          lines.addChannels(sums, totals);
          lines.addChannels(products, scaleTotals);
        }
        for (int channel = 0; channel < totals.length; channel++) {
          vector[channel] = (float) scaleTotals[channel];
          vector[totals.length + channel] = (float) totals[channel];
        }
        inputGradients.get(1).put(row * vector.length, vector, 0, vector.length);
      }
    }

    private static void multiply(float[] values, float[] factors) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factors[i];
      }
    }
  }

  /** The channels of two images; its gradients are parts of that of the output. */
  static final class Concatenation extends CheckedKernel {

    private final int firstChannels;
    private final int secondChannels;
    private final PixelLines lines;
    private final float[] first;
    private final float[] second;
    private final float[] both;

    Concatenation(Operation.Concatenation operation, int rows, Gradients gradients) {
      super(operation, rows, gradients, Precision.FLOAT32);
      this.firstChannels = operation.first().channels();
      this.secondChannels = operation.second().channels();
      this.lines = PixelLines.of(operation.output());
      this.first = new float[lines.pixels() * firstChannels];
      this.second = new float[lines.pixels() * secondChannels];
      this.both = new float[lines.length()];
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      for (int i = 0; i < rows() * lines.count(); i++) {
        inputs.get(0).get(i * first.length, first, 0, first.length);
        inputs.get(1).get(i * second.length, second, 0, second.length);
        for (int pixel = 0; pixel < lines.pixels(); pixel++) {
          int at = pixel * (firstChannels + secondChannels);
          System.arraycopy(first, pixel * firstChannels, both, at, firstChannels);
          System.arraycopy(
              second, pixel * secondChannels, both, at + firstChannels, secondChannels);
        }
        output.put(i * both.length, both, 0, both.length);
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      if (inputGradients.isEmpty()) {
        return;
      }
      for (int i = 0; i < rows() * lines.count(); i++) {
        outputGradient.get(i * both.length, both, 0, both.length);
        for (int pixel = 0; pixel < lines.pixels(); pixel++) {
          int at = pixel * (firstChannels + secondChannels);
          System.arraycopy(both, at, first, pixel * firstChannels, firstChannels);
          System.arraycopy(
              both, at + firstChannels, second, pixel * secondChannels, secondChannels);
        }
        inputGradients.get(0).put(i * first.length, first, 0, first.length);
        inputGradients.get(1).put(i * second.length, second, 0, second.length);
      }
    }
  }
}
