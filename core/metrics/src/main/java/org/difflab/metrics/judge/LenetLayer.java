// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.Arrays;
import org.difflab.linear.FloatLines;
import org.difflab.spi.Matrix;

/**
 * The weights of a layer, one output per row, and its biases.
 *
 * @param weights outputs × inputs
 * @param biases 1 × outputs
 */
record LenetLayer(Matrix weights, Matrix biases) {

  /** Returns the number of outputs. */
  int outputs() {
    return weights.rows();
  }

  /** Returns the number of inputs of each output. */
  int inputs() {
    return weights.columns();
  }

  /**
   * Computes b + Σ wₖ·xₖ for one output, for all images side by side.
   *
   * @param lines holds the inputs
   * @param places which of the lines each input is, shifted by {@code shift}
   * @param into receives the output
   */
  void sum(int output, float[][] lines, int[] places, int shift, float[] into) {
    float[] factors = weights.values();
    int start = output * inputs();
    Arrays.fill(into, biases.values()[output]);
    int input = 0;
    for (; input + 4 <= places.length; input += 4) {
      FloatLines.addFour(
          factors[start + input],
          lines[places[input] + shift],
          factors[start + input + 1],
          lines[places[input + 1] + shift],
          factors[start + input + 2],
          lines[places[input + 2] + shift],
          factors[start + input + 3],
          lines[places[input + 3] + shift],
          into,
          0,
          into.length);
    }
    for (; input < places.length; input++) {
      FloatLines.addOne(factors[start + input], lines[places[input] + shift], into, 0, into.length);
    }
  }
}
