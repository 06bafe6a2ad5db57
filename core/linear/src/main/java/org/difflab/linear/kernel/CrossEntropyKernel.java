// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.List;

/** Softmax cross-entropy in float64, with functions that have the same bits on every machine. */
final class CrossEntropyKernel extends CheckedKernel {

  private final float[] logits;
  private final float[] targets;
  private final double[] exponentials;
  private final float[] one = new float[1];

  CrossEntropyKernel(Operation.CrossEntropy operation, int rows, Gradients gradients) {
    super(operation, rows, gradients, Precision.FLOAT32);
    this.logits = new float[operation.classes()];
    this.targets = new float[operation.classes()];
    this.exponentials = new double[operation.classes()];
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    for (int row = 0; row < rows(); row++) {
      get(inputs, row);
      double largest = largest();
      double logSum = largest + StrictMath.log(sumOfExponentials(largest));
      double loss = 0;
      for (int i = 0; i < logits.length; i++) {
        if (targets[i] != 0) {
          loss += targets[i] * (logSum - logits[i]);
        }
      }
      one[0] = (float) loss;
      output.put(row, one, 0, 1);
    }
  }

  private void get(List<Buffer> inputs, int row) {
    inputs.get(0).get(row * logits.length, logits, 0, logits.length);
    inputs.get(1).get(row * targets.length, targets, 0, targets.length);
  }

  private double largest() {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    return largest;
  }

  private double sumOfExponentials(double largest) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = StrictMath.exp(logits[i] - largest);
      sum += exponentials[i];
    }
    return sum;
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    for (Buffer into : inputGradients) {
      for (int row = 0; row < rows(); row++) {
        get(inputs, row);
        outputGradient.get(row, one, 0, 1);
        double sum = sumOfExponentials(largest());
        double total = 0;
        for (float target : targets) {
          total += target;
        }
        for (int i = 0; i < logits.length; i++) {
          logits[i] = (float) (one[0] * (total * exponentials[i] / sum - targets[i]));
        }
        into.put(row * logits.length, logits, 0, logits.length);
      }
    }
  }
}
