// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.stream.IntStream;

/** A dense layer: every output is a sum over all inputs. */
final class LenetDense {

  private final LenetLayer layer;
  private final int[] places;

  LenetDense(LenetLayer layer) {
    this.layer = layer;
    this.places = IntStream.range(0, layer.inputs()).toArray();
  }

  /** Computes the outputs, for all images side by side. */
  float[][] apply(float[][] lines) {
    float[][] outputs = new float[layer.outputs()][lines[0].length];
    for (int output = 0; output < outputs.length; output++) {
      layer.sum(output, lines, places, 0, outputs[output]);
    }
    return outputs;
  }
}
