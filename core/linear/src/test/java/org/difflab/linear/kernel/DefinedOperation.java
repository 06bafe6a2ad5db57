// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import org.apache.commons.math3.special.Erf;
import org.difflab.spi.Shape;

/** Operations in float64 by their definitions, one row at a time. */
final class DefinedOperation {

  private DefinedOperation() {}

  /** Computes the output of one row. */
  static double[] apply(Operation operation, double[][] inputs, double[] parameters) {
    double[] x = inputs[0];
    if (operation instanceof Operation.Convolution convolution) {
      return convolve(convolution, x, parameters);
    }
    if (operation instanceof Operation.GroupNorm norm) {
      return normalise(norm, x, parameters);
    }
    if (operation instanceof Operation.Dense dense) {
      double[] y = new double[dense.units()];
      for (int o = 0; o < y.length; o++) {
        y[o] = parameters[x.length * y.length + o];
        for (int i = 0; i < x.length; i++) {
          y[o] += x[i] * parameters[i * y.length + o];
        }
      }
      return y;
    }
    if (operation instanceof Operation.Embedding embedding) {
      double[] y = new double[embedding.width()];
      for (int i = 0; i < y.length; i++) {
        for (int k = 0; k < x.length; k++) {
          y[i] += x[k] * parameters[k * y.length + i];
        }
      }
      return y;
    }
    if (operation instanceof Operation.Attention attention) {
      return attend(attention, x);
    }
    if (operation instanceof Operation.CrossEntropy) {
      double sum = 0;
      for (double logit : x) {
        sum += Math.exp(logit);
      }
      double loss = 0;
      for (int i = 0; i < x.length; i++) {
        loss -= inputs[1][i] * (x[i] - Math.log(sum));
      }
      return new double[] {loss};
    }
    double[] y = new double[operation.output().size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = value(operation, inputs, i);
    }
    return y;
  }

  private static double value(Operation operation, double[][] inputs, int index) {
    double[] x = inputs[0];
    Shape from = operation.inputs().get(0);
    Shape into = operation.output();
    int c = index % into.channels();
    int pixel = index / into.channels();
    int i = pixel / into.width();
    int j = pixel % into.width();
    if (operation instanceof Operation.GaussianSample) {
      return x[index] + Math.exp(inputs[1][index] / 2) * inputs[2][index];
    }
    if (operation instanceof Operation.Activation activation) {
      return activate(activation.function(), x[index]);
    }
    if (operation instanceof Operation.Sum) {
      return x[index] + inputs[1][index];
    }
    if (operation instanceof Operation.ChannelSum) {
      return x[index] + inputs[1][c];
    }
    if (operation instanceof Operation.ChannelScaleShift) {
      return (1 + inputs[1][c]) * x[index] + inputs[1][into.channels() + c];
    }
    if (operation instanceof Operation.Concatenation both) {
      int first = both.first().channels();
      return c < first
          ? x[pixel * first + c]
          : inputs[1][pixel * both.second().channels() + c - first];
    }
    if (operation instanceof Operation.Upsampling) {
      return x[at(from, i / 2, j / 2, c)];
    }
    double first = x[at(from, 2 * i, 2 * j, c)];
    double second = x[at(from, 2 * i, 2 * j + 1, c)];
    double third = x[at(from, 2 * i + 1, 2 * j, c)];
    double fourth = x[at(from, 2 * i + 1, 2 * j + 1, c)];
    return operation instanceof Operation.AveragePooling
        ? (first + second + third + fourth) / 4
        : Math.max(Math.max(first, second), Math.max(third, fourth));
  }

  private static int at(Shape shape, int i, int j, int c) {
    return (i * shape.width() + j) * shape.channels() + c;
  }

  private static double activate(ActivationFunction function, double x) {
    return switch (function) {
      case RELU -> Math.max(0, x);
      case SILU -> x / (1 + Math.exp(-x));
      case GELU -> x * 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
      case GELU_TANH ->
          0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    };
  }

  private static double[] convolve(Operation.Convolution operation, double[] x, double[] weights) {
    Shape from = operation.input();
    Shape into = operation.output();
    int size = operation.size();
    double[] y = new double[into.size()];
    for (int i = 0; i < into.height(); i++) {
      for (int j = 0; j < into.width(); j++) {
        for (int o = 0; o < into.channels(); o++) {
          double sum = weights[size * size * from.channels() * into.channels() + o];
          for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
              int line = i * operation.stride() + k - operation.padding();
              int column = j * operation.stride() + l - operation.padding();
              if (line < 0 || column < 0 || line >= from.height() || column >= from.width()) {
                continue;
              }
              for (int c = 0; c < from.channels(); c++) {
                sum +=
                    x[at(from, line, column, c)]
                        * weights[((k * size + l) * from.channels() + c) * into.channels() + o];
              }
            }
          }
          y[at(into, i, j, o)] = sum;
        }
      }
    }
    return y;
  }

  private static double[] normalise(Operation.GroupNorm operation, double[] x, double[] scales) {
    int channels = operation.input().channels();
    int width = channels / operation.groups();
    double[] y = new double[x.length];
    for (int group = 0; group < operation.groups(); group++) {
      double mean = 0;
      double variance = 0;
      for (int i = 0; i < x.length; i++) {
        mean += i % channels / width == group ? x[i] : 0;
      }
      mean /= (double) x.length / operation.groups();
      for (int i = 0; i < x.length; i++) {
        variance += i % channels / width == group ? (x[i] - mean) * (x[i] - mean) : 0;
      }
      variance /= (double) x.length / operation.groups();
      for (int i = 0; i < x.length; i++) {
        int channel = i % channels;
        if (channel / width == group) {
          y[i] =
              scales[channel] * (x[i] - mean) / Math.sqrt(variance + operation.epsilon())
                  + scales[channels + channel];
        }
      }
    }
    return y;
  }

  private static double[] attend(Operation.Attention operation, double[] x) {
    int channels = operation.output().channels();
    int pixels = operation.input().height() * operation.input().width();
    int depth = channels / operation.heads();
    double[] y = new double[pixels * channels];
    for (int head = 0; head < operation.heads(); head++) {
      for (int p = 0; p < pixels; p++) {
        double[] weights = new double[pixels];
        double sum = 0;
        for (int r = 0; r < pixels; r++) {
          double product = 0;
          for (int c = head * depth; c < (head + 1) * depth; c++) {
            product += x[p * 3 * channels + c] * x[r * 3 * channels + channels + c];
          }
          weights[r] = Math.exp(product / Math.sqrt(depth));
          sum += weights[r];
        }
        for (int r = 0; r < pixels; r++) {
          for (int c = head * depth; c < (head + 1) * depth; c++) {
            y[p * channels + c] += weights[r] / sum * x[r * 3 * channels + 2 * channels + c];
          }
        }
      }
    }
    return y;
  }
}
