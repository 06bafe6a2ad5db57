// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.difflab.spi.Curve;
import org.difflab.spi.Weights;

/**
 * The mean of a measured number, such as the loss, over every {@code interval} steps. When there
 * are too many points, every two become one, so that the curve of a training of any length has
 * between 200 and 400.
 */
final class LossCurve {

  private static final int MOST_POINTS = 400;
  private static final int FIRST_INTERVAL = 10;

  private final String name;
  private final List<Double> means = new ArrayList<>();
  private long interval = FIRST_INTERVAL;
  private double sum;
  private long count;
  private double latest = Double.NaN;

  LossCurve(String name) {
    this.name = name;
  }

  /** Continues a curve where it was saved. */
  static LossCurve of(String name, Weights state) {
    LossCurve curve = new LossCurve(name);
    for (double mean : state.array("curve-" + name)) {
      curve.means.add(mean);
    }
    double[] place = state.array("curve-place-" + name);
    curve.interval = (long) place[0];
    curve.sum = place[1];
    curve.count = (long) place[2];
    curve.latest = place[3];
    return curve;
  }

  void save(Weights.Builder state) {
    state.array("curve-" + name, means.stream().mapToDouble(Double::doubleValue).toArray());
    state.array("curve-place-" + name, (double) interval, sum, (double) count, latest);
  }

  /** Adds the number of a step if it was measured, and ends an interval if it is over. */
  void add(long stepsTaken, boolean measured, double number) {
    if (measured) {
      sum += number;
      count++;
      latest = number;
    }
    if (stepsTaken % interval == 0 && count > 0) {
      means.add(sum / count);
      latest = sum / count;
      sum = 0;
      count = 0;
      if (means.size() == MOST_POINTS) {
        halve();
      }
    }
  }

  private void halve() {
    for (int i = 0; i < MOST_POINTS / 2; i++) {
      means.set(i, (means.get(2 * i) + means.get(2 * i + 1)) / 2);
    }
    means.subList(MOST_POINTS / 2, MOST_POINTS).clear();
    interval *= 2;
  }

  /** Returns the name and the last mean, as "loss 0.1234". */
  String note() {
    return String.format(Locale.ROOT, "%s %.4g", name, latest);
  }

  Curve curve() {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      points.add(new Curve.Point((i + 1) * interval, means.get(i)));
    }
    return new Curve(name, points);
  }
}
