// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Group normalisation in loops over lines of pixels, two passes over each row in both directions.
 * Lines are added in float32, at most {@value #ADDED_LINES} of them, and what comes of it in
 * float64.
 *
 * <p>With x̂ = (x − μ)/σ and g = γ·∂L/∂y, the gradients are ∂L/∂γ = Σ x̂·∂L/∂y, ∂L/∂β = Σ ∂L/∂y and
 * ∂L/∂x = (g − mean(g) − x̂·mean(g·x̂))/σ, with means over the values of the group.
 */
final class GroupNormKernel extends CheckedKernel {

  private static final int ADDED_LINES = 64;

  private final int channels;
  private final int groups;
  private final int groupChannels;
  private final double epsilon;
  private final int size;
  private final double groupSize;
  private final PixelLines lines;
  private final float[] parameters;

  /** The means of the last forward pass, by row and group. */
  private final double[] means;

  /** The inverse standard deviations of the last forward pass, by row and group. */
  private final double[] inverses;

  private final float[] line;
  private final float[] other;
  private final float[] sums;
  private final float[] products;
  private final float[] centers;
  private final float[] factors;
  private final float[] slopes;
  private final float[] terms;
  private final double[] channelSums;
  private final double[] channelProducts;

  GroupNormKernel(Operation.GroupNorm operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, Precision.FLOAT32);
    this.channels = operation.input().channels();
    this.groups = operation.groups();
    this.groupChannels = channels / groups;
    this.epsilon = operation.epsilon();
    this.size = operation.input().size();
    this.groupSize = (double) size / groups;
    this.lines = PixelLines.of(operation.input());
    this.parameters = new float[2 * channels];
    this.means = new double[rows * groups];
    this.inverses = new double[rows * groups];
    int length = lines.length();
    this.line = new float[length];
    this.other = new float[length];
    this.sums = new float[length];
    this.products = new float[length];
    this.centers = new float[length];
    this.factors = new float[length];
    this.slopes = new float[length];
    this.terms = new float[length];
    this.channelSums = new double[channels];
    this.channelProducts = new double[channels];
  }

  @Override
  void read(Buffer from) {
    from.get(0, parameters, 0, parameters.length);
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    Buffer input = inputs.get(0);
    for (int row = 0; row < rows(); row++) {
      findMeans(input, row);
      findDeviations(input, row);
      for (int channel = 0; channel < channels; channel++) {
        factors[channel] = (float) (parameters[channel] * inverses[group(row, channel)]);
        terms[channel] = parameters[channels + channel];
      }
      lines.repeat(factors);
      lines.repeat(terms);
      int length = line.length;
      int end = (row + 1) * size;
      for (int at = row * size; at < end; at += length) {
        input.get(at, line, 0, length);
        scale(line, centers, factors, terms);
        output.put(at, line, 0, length);
      }
    }
  }

  private int group(int row, int channel) {
    return row * groups + channel / groupChannels;
  }

  private void findMeans(Buffer input, int row) {
    int length = line.length;
    Arrays.fill(channelSums, 0);
    for (int from = 0; from < lines.count(); from += ADDED_LINES) {
      int to = Math.min(lines.count(), from + ADDED_LINES);
      Arrays.fill(sums, 0);
      for (int i = from; i < to; i++) {
        input.get(row * size + i * length, line, 0, length);
        add(sums, line);
      }
      lines.addChannels(sums, channelSums);
    }
    for (int group = 0; group < groups; group++) {
      means[row * groups + group] = ofGroup(channelSums, group) / groupSize;
    }
  }

  private void findDeviations(Buffer input, int row) {
    int length = line.length;
    spreadCenters(row);
    Arrays.fill(channelSums, 0);
    for (int from = 0; from < lines.count(); from += ADDED_LINES) {
      int to = Math.min(lines.count(), from + ADDED_LINES);
      Arrays.fill(sums, 0);
      for (int i = from; i < to; i++) {
        input.get(row * size + i * length, line, 0, length);
        addSquares(sums, line, centers);
      }
      lines.addChannels(sums, channelSums);
    }
    for (int group = 0; group < groups; group++) {
      double variance = ofGroup(channelSums, group) / groupSize;
      inverses[row * groups + group] = 1 / Math.sqrt(variance + epsilon);
    }
  }

  private void spreadCenters(int row) {
    for (int channel = 0; channel < channels; channel++) {
      centers[channel] = (float) means[group(row, channel)];
    }
    lines.repeat(centers);
  }

  private double ofGroup(double[] byChannel, int group) {
    double sum = 0;
    for (int i = group * groupChannels; i < (group + 1) * groupChannels; i++) {
      sum += byChannel[i];
    }
    return sum;
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    double[] totals = new double[2 * channels];
    for (int row = 0; row < rows(); row++) {
      spreadCenters(row);
      findGradientSums(inputs.get(0), outputGradient, row);
      for (int channel = 0; channel < channels; channel++) {
        channelProducts[channel] *= inverses[group(row, channel)];
        totals[channel] += channelProducts[channel];
        totals[channels + channel] += channelSums[channel];
      }
      if (!inputGradients.isEmpty()) {
        differentiateInput(inputs.get(0), outputGradient, inputGradients.get(0), row);
      }
    }
    float[] gradient = new float[totals.length];
    for (int i = 0; i < totals.length; i++) {
      gradient[i] = (float) totals[i];
    }
    parameterGradient.put(0, gradient, 0, gradient.length);
  }

  /** Finds Σ ∂L/∂y and Σ (x − μ)·∂L/∂y by channel. */
  private void findGradientSums(Buffer input, Buffer outputGradient, int row) {
    int length = line.length;
    Arrays.fill(channelSums, 0);
    Arrays.fill(channelProducts, 0);
    for (int from = 0; from < lines.count(); from += ADDED_LINES) {
      int to = Math.min(lines.count(), from + ADDED_LINES);
      Arrays.fill(sums, 0);
      Arrays.fill(products, 0);
      for (int i = from; i < to; i++) {
        int at = row * size + i * length;
        input.get(at, line, 0, length);
        outputGradient.get(at, other, 0, length);
        add(sums, other);
        addProducts(products, line, centers, other);
      }
      lines.addChannels(sums, channelSums);
      lines.addChannels(products, channelProducts);
    }
  }

  private void differentiateInput(Buffer input, Buffer outputGradient, Buffer into, int row) {
    for (int group = 0; group < groups; group++) {
      double meanGradient = 0;
      double meanProduct = 0;
      for (int i = group * groupChannels; i < (group + 1) * groupChannels; i++) {
        meanGradient += parameters[i] * channelSums[i];
        meanProduct += parameters[i] * channelProducts[i];
      }
      double inverse = inverses[row * groups + group];
      float slope = (float) (-inverse * inverse * meanProduct / groupSize);
      float term = (float) (-inverse * meanGradient / groupSize);
      for (int i = group * groupChannels; i < (group + 1) * groupChannels; i++) {
        factors[i] = (float) (parameters[i] * inverse);
        slopes[i] = slope;
        terms[i] = term;
      }
    }
    lines.repeat(factors);
    lines.repeat(slopes);
    lines.repeat(terms);
    int length = line.length;
    int end = (row + 1) * size;
    for (int at = row * size; at < end; at += length) {
      input.get(at, line, 0, length);
      outputGradient.get(at, other, 0, length);
      scale(line, centers, slopes, terms);
      addScaled(line, other, factors);
      into.put(at, line, 0, length);
    }
  }

  private static void add(float[] sums, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  private static void addSquares(float[] sums, float[] values, float[] centers) {
    for (int i = 0; i < sums.length; i++) {
      float distance = values[i] - centers[i];
      sums[i] += distance * distance;
    }
  }

  private static void addProducts(float[] sums, float[] values, float[] centers, float[] gradient) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (values[i] - centers[i]) * gradient[i];
    }
  }

  private static void addScaled(float[] sums, float[] values, float[] factors) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i] * factors[i];
    }
  }

  private static void scale(float[] values, float[] centers, float[] factors, float[] terms) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - centers[i]) * factors[i] + terms[i];
    }
  }
}
