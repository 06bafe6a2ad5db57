// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import java.util.Arrays;
import java.util.List;

/** Rows of a table; most inputs are 0 and cost nothing. */
final class EmbeddingKernel extends CheckedKernel {

  private final int entries;
  private final int width;
  private final float[] table;
  private final float[] gradient;
  private final float[] chosen;
  private final float[] line;

  EmbeddingKernel(
      Operation.Embedding operation, int rows, Gradients gradients, Precision precision) {
    super(operation, rows, gradients, precision);
    this.entries = operation.entries();
    this.width = operation.width();
    this.table = new float[entries * width];
    this.gradient = new float[gradients == Gradients.NONE ? 0 : entries * width];
    this.chosen = new float[entries];
    this.line = new float[width];
  }

  @Override
  void read(Buffer parameters) {
    parameters.get(0, table, 0, table.length);
  }

  @Override
  void compute(List<Buffer> inputs, Buffer output) {
    for (int row = 0; row < rows(); row++) {
      inputs.get(0).get(row * entries, chosen, 0, entries);
      Arrays.fill(line, 0);
      for (int entry = 0; entry < entries; entry++) {
        if (chosen[entry] != 0) {
          for (int i = 0; i < width; i++) {
            line[i] += chosen[entry] * table[entry * width + i];
          }
        }
      }
      output.put(row * width, line, 0, width);
    }
  }

  @Override
  void differentiate(
      List<Buffer> inputs,
      Buffer outputGradient,
      List<Buffer> inputGradients,
      Buffer parameterGradient) {
    Arrays.fill(gradient, 0);
    for (int row = 0; row < rows(); row++) {
      inputs.get(0).get(row * entries, chosen, 0, entries);
      outputGradient.get(row * width, line, 0, width);
      for (int entry = 0; entry < entries; entry++) {
        if (chosen[entry] != 0) {
          for (int i = 0; i < width; i++) {
            gradient[entry * width + i] += chosen[entry] * line[i];
          }
        }
      }
    }
    parameterGradient.put(0, gradient, 0, gradient.length);
  }
}
