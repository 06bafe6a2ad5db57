// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

import java.util.Arrays;

/** 2×2 max-pooling; a last odd line or column is ignored. */
final class MaxPool {

  private static final int SIDE = 2;

  private final Planes from;
  private final Planes into;
  private final int batch;

  MaxPool(Planes from, int batch) {
    this.from = from;
    this.into = new Planes(from.channels(), from.height() / SIDE, from.width() / SIDE);
    this.batch = batch;
  }

  /** Returns the shape of the output. */
  Planes into() {
    return into;
  }

  /** Computes the maxima. */
  void forward(float[] values, float[] outputs) {
    eachPixel(
        (corner, below, at) -> {
          for (int i = 0; i < batch; i++) {
            outputs[at + i] =
                Math.max(
                    Math.max(values[corner + i], values[corner + batch + i]),
                    Math.max(values[below + i], values[below + batch + i]));
          }
        });
  }

  /**
   * Propagates the gradient to the maximum pixel, the first of equal ones.
   *
   * @param gradient of the loss with respect to the results
   * @param into receives the gradient with respect to the input
   */
  void backward(float[] values, float[] outputs, float[] gradient, float[] into) {
    Arrays.fill(into, 0);
    eachPixel(
        (corner, below, at) -> {
          for (int i = 0; i < batch; i++) {
            float greatest = outputs[at + i];
            int place;
            if (values[corner + i] == greatest) {
              place = corner;
            } else if (values[corner + batch + i] == greatest) {
              place = corner + batch;
            } else {
              place = values[below + i] == greatest ? below : below + batch;
            }
            into[place + i] = gradient[at + i];
          }
        });
  }

  /** An operation on one pixel of the result. */
  private interface PixelAction {

    /**
     * Applies the operation.
     *
     * @param corner the offset of the first of the four pixels
     * @param below the offset of the pixel below it
     * @param at the offset of the result
     */
    void apply(int corner, int below, int at);
  }

  private void eachPixel(PixelAction action) {
    for (int channel = 0; channel < into.channels(); channel++) {
      for (int y = 0; y < into.height(); y++) {
        for (int x = 0; x < into.width(); x++) {
          action.apply(
              (from.line(channel, SIDE * y) + SIDE * x) * batch,
              (from.line(channel, SIDE * y + 1) + SIDE * x) * batch,
              (into.line(channel, y) + x) * batch);
        }
      }
    }
  }
}
