// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import java.util.Arrays;

/**
 * The weights w_n = e^{−d_n/(2s²)} of squared distances d_n at every place, whose sums grow tile by
 * tile. They are kept relative to one that is among the greatest, so that none overflows; sums over
 * tiles are float64.
 */
final class PatchWeights {

  /** Above it, a difference of distances that float32 can tell at all has no weight left. */
  private static final double STEEPEST = 1e30;

  /**
   * While the weights of a tile relative to the greatest of the first one add up to no more, none
   * of them is so much greater that it would have to be the new reference.
   */
  private static final double MOST = 1e6;

  private final int values;
  private final double variance;
  private final float rate;
  private final float[] least;
  private final double[] weights;
  private final double[] sums;

  /**
   * Begins with nothing.
   *
   * @param places how many places there are
   * @param values how many values are averaged at each
   * @param noise s
   */
  PatchWeights(int places, int values, double noise) {
    this.values = values;
    this.variance = noise * noise;
    this.rate = rate(noise);
    this.least = new float[places];
    this.weights = new double[places];
    this.sums = new double[places * values];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
  }

  /** Returns the rate with which {@link Lanes#decay} gives e^{−d/(2s²)}. */
  static float rate(double noise) {
    return (float) Math.min(STEEPEST, 1 / (2 * noise * noise * Lanes.ROOTS));
  }

  /** Adds the weights of a tile's images at a place, and leaves them in {@code out}. */
  void add(int place, float[] distances, int count, Lanes lanes, float[] out) {
    if (weights[place] > 0) {
      weigh(place, distances, count, out);
      double sum = lanes.sum(out);
      if (sum <= MOST) {
        weights[place] += sum;
        return;
      }
    }
    float nearest = lanes.least(distances);
    double factor = StrictMath.exp(((double) nearest - least[place]) / (2 * variance));
    weights[place] *= factor;
    for (int i = place * values; i < (place + 1) * values; i++) {
      sums[i] *= factor;
    }
    least[place] = nearest;
    weigh(place, distances, count, out);
    weights[place] += lanes.sum(out);
  }

  /** Computes the weights of a tile's images, relative to the reference; those beyond are 0. */
  void weigh(int place, float[] distances, int count, float[] out) {
    Lanes.decay(out, distances, least[place], rate);
    Arrays.fill(out, count, out.length, 0);
  }

  /** Adds Σ w_n·z_n of a tile's images to a place's sum of a value. */
  void addTo(int place, int value, double weighted) {
    sums[place * values + value] += weighted;
  }

  /** Returns Σ w_n of all images at a place. */
  double total(int place) {
    return weights[place];
  }

  /** Returns Σ w_n·z_n / Σ w_n of a value. */
  float mean(int place, int value) {
    return (float) (sums[place * values + value] / weights[place]);
  }

  /** Returns ln Σ w_n at each place. */
  double[] logarithms() {
    double[] logarithms = new double[weights.length];
    for (int place = 0; place < logarithms.length; place++) {
      logarithms[place] = StrictMath.log(weights[place]) - least[place] / (2 * variance);
    }
    return logarithms;
  }
}
