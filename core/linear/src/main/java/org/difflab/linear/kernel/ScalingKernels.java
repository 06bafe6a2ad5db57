// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Shape;

/**
 * Changes of an image's size by 2 in loops. All of them go through pairs of lines of the large
 * image and single lines of the small one.
 */
final class ScalingKernels {

  private ScalingKernels() {}

  /** The lines of both images. */
  private abstract static class ScalingKernel extends CheckedKernel {

    private final int rowLines;
    private final int smallLines;
    private final int smallWidth;
    private final int channels;
    private final int largeSize;
    final float[] small;
    final float[] upper;
    final float[] lower;

    ScalingKernel(
        Operation operation, Shape smallShape, Shape largeShape, int rows, Gradients gradients) {
      super(operation, rows, gradients, Precision.FLOAT32);
      this.rowLines = smallShape.height();
      this.smallLines = rows * smallShape.height();
      this.smallWidth = smallShape.width();
      this.channels = smallShape.channels();
      this.largeSize = largeShape.size();
      this.small = new float[smallWidth * channels];
      this.upper = new float[largeShape.width() * channels];
      this.lower = new float[upper.length];
    }

    /** Returns how many lines all small images have. */
    int lines() {
      return smallLines;
    }

    void getSmall(Buffer from, int line) {
      from.get(line * small.length, small, 0, small.length);
    }

    void putSmall(Buffer into, int line) {
      into.put(line * small.length, small, 0, small.length);
    }

    /** Returns the position of the first of the two lines of the large image. */
    private int large(int line) {
      return line / rowLines * largeSize + 2 * (line % rowLines) * upper.length;
    }

    void getLarge(Buffer from, int line) {
      from.get(large(line), upper, 0, upper.length);
      from.get(large(line) + upper.length, lower, 0, lower.length);
    }

    void putLarge(Buffer into, int line) {
      into.put(large(line), upper, 0, upper.length);
      into.put(large(line) + upper.length, lower, 0, lower.length);
    }

    /** Writes zeros to the last line of each large image of odd height. */
    void clearOddLines(Buffer into) {
      if (largeSize > 2 * rowLines * upper.length) {
        Arrays.fill(upper, 0);
        for (int row = 1; row <= rows(); row++) {
          into.put(row * largeSize - upper.length, upper, 0, upper.length);
        }
      }
    }

    /** Computes a small line from sums over squares of the large ones. */
    void addSquares(float factor) {
      add(upper, lower);
      for (int pixel = 0; pixel < smallWidth; pixel++) {
        int at = pixel * channels;
        for (int channel = 0; channel < channels; channel++) {
          small[at + channel] =
              factor * (upper[2 * at + channel] + upper[2 * at + channels + channel]);
        }
      }
    }

    private static void add(float[] sums, float[] values) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += values[i];
      }
    }

    /** Computes large lines by repeating each pixel of the small one. */
    void repeatPixels(float factor) {
      scale(small, factor);
      for (int pixel = 0; pixel < smallWidth; pixel++) {
        int at = pixel * channels;
        System.arraycopy(small, at, upper, 2 * at, channels);
        System.arraycopy(small, at, upper, 2 * at + channels, channels);
      }
      System.arraycopy(upper, 0, lower, 0, upper.length);
    }

    private static void scale(float[] values, float factor) {
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }

    /** Computes a small line from the largest values of squares of the large ones. */
    void findLargest() {
      max(upper, lower);
      for (int pixel = 0; pixel < smallWidth; pixel++) {
        int at = pixel * channels;
        for (int channel = 0; channel < channels; channel++) {
          small[at + channel] =
              Math.max(upper[2 * at + channel], upper[2 * at + channels + channel]);
        }
      }
    }

    private static void max(float[] values, float[] others) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(values[i], others[i]);
      }
    }

    /** Replaces the first largest value of each square by the small line's, all others by 0. */
    void placeAtLargest() {
      Arrays.fill(upper, 2 * small.length, upper.length, 0);
      Arrays.fill(lower, 2 * small.length, lower.length, 0);
      for (int pixel = 0; pixel < smallWidth; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          int left = 2 * pixel * channels + channel;
          int right = left + channels;
          float gradient = small[pixel * channels + channel];
          float top = Math.max(upper[left], upper[right]);
          boolean isUpper = top >= Math.max(lower[left], lower[right]);
          boolean isUpperLeft = isUpper && upper[left] >= upper[right];
          boolean isLowerLeft = !isUpper && lower[left] >= lower[right];
          upper[left] = isUpperLeft ? gradient : 0;
          upper[right] = isUpper && !isUpperLeft ? gradient : 0;
          lower[left] = isLowerLeft ? gradient : 0;
          lower[right] = !isUpper && !isLowerLeft ? gradient : 0;
        }
      }
    }
  }

  /** Nearest-neighbour upsampling. */
  static final class Upsampling extends ScalingKernel {

    Upsampling(Operation.Upsampling operation, int rows, Gradients gradients) {
      super(operation, operation.input(), operation.output(), rows, gradients);
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      for (int line = 0; line < lines(); line++) {
        getSmall(inputs.get(0), line);
        repeatPixels(1);
        putLarge(output, line);
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      for (Buffer into : inputGradients) {
        for (int line = 0; line < lines(); line++) {
          getLarge(outputGradient, line);
          addSquares(1);
          putSmall(into, line);
        }
      }
    }
  }

  /** Means of squares. */
  static final class AveragePooling extends ScalingKernel {

    AveragePooling(Operation.AveragePooling operation, int rows, Gradients gradients) {
      super(operation, operation.output(), operation.input(), rows, gradients);
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      for (int line = 0; line < lines(); line++) {
        getLarge(inputs.get(0), line);
        addSquares(0.25f);
        putSmall(output, line);
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      for (Buffer into : inputGradients) {
        for (int line = 0; line < lines(); line++) {
          getSmall(outputGradient, line);
          repeatPixels(0.25f);
          putLarge(into, line);
        }
      }
    }
  }

  /** Largest values of squares. */
  static final class MaxPooling extends ScalingKernel {

    MaxPooling(Operation.MaxPooling operation, int rows, Gradients gradients) {
      super(operation, operation.output(), operation.input(), rows, gradients);
    }

    @Override
    void compute(List<Buffer> inputs, Buffer output) {
      for (int line = 0; line < lines(); line++) {
        getLarge(inputs.get(0), line);
        findLargest();
        putSmall(output, line);
      }
    }

    @Override
    void differentiate(
        List<Buffer> inputs,
        Buffer outputGradient,
        List<Buffer> inputGradients,
        Buffer parameterGradient) {
      for (Buffer into : inputGradients) {
        for (int line = 0; line < lines(); line++) {
          getLarge(inputs.get(0), line);
          getSmall(outputGradient, line);
          placeAtLargest();
          putLarge(into, line);
        }
        clearOddLines(into);
      }
    }
  }
}
