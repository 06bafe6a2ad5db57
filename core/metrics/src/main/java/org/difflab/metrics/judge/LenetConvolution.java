// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

/**
 * A convolution without padding, followed by ReLU and 2×2 max-pooling; outputs that would not be
 * pooled are not computed.
 */
final class LenetConvolution {

  private static final int POOL = 2;

  private final LenetPlanes from;
  private final LenetPlanes pooled;
  private final LenetLayer layer;
  private final int[] places;

  LenetConvolution(LenetPlanes from, int kernel, LenetLayer layer) {
    this.from = from;
    this.layer = layer;
    this.pooled =
        new LenetPlanes(
            layer.outputs(),
            (from.height() - kernel + 1) / POOL,
            (from.width() - kernel + 1) / POOL);
    this.places = new int[layer.inputs()];
    int input = 0;
    for (int channel = 0; channel < from.channels(); channel++) {
      for (int y = 0; y < kernel; y++) {
        for (int x = 0; x < kernel; x++) {
          places[input++] = from.at(channel, y, x);
        }
      }
    }
  }

  /** Returns the shape of the output. */
  LenetPlanes pooled() {
    return pooled;
  }

  /** Computes the outputs, for all images side by side. */
  float[][] apply(float[][] lines) {
    int images = lines[0].length;
    float[][] outputs = new float[pooled.size()][images];
    float[] sums = new float[images];
    for (int y = 0; y < pooled.height(); y++) {
      for (int x = 0; x < pooled.width(); x++) {
        for (int channel = 0; channel < pooled.channels(); channel++) {
          float[] greatest = outputs[pooled.at(channel, y, x)];
          for (int corner = 0; corner < POOL * POOL; corner++) {
            int shift = from.at(0, POOL * y + corner / POOL, POOL * x + corner % POOL);
            layer.sum(channel, lines, places, shift, sums);
            // The outputs are initialised to 0, so that the maximum includes the ReLU.
            for (int i = 0; i < images; i++) {
              greatest[i] = Math.max(greatest[i], sums[i]);
            }
          }
        }
      }
    }
    return outputs;
  }
}
