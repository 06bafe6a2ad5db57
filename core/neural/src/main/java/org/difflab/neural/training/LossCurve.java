package org.difflab.neural.training;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Curve;
import org.difflab.spi.training.Weights;

/**
 * The mean loss of every {@code interval} steps. When there are too many points, every two become
 * one, so that the curve of a training of any length has between 200 and 400.
 */
final class LossCurve {

  private static final int MOST_POINTS = 400;
  private static final int FIRST_INTERVAL = 10;

  private final List<Double> means = new ArrayList<>();
  private long interval = FIRST_INTERVAL;
  private double sum;
  private long count;
  private double latest = Double.NaN;

  /** Continues a curve where it was saved. */
  static LossCurve of(Weights state) {
    LossCurve curve = new LossCurve();
    for (double mean : state.array("loss")) {
      curve.means.add(mean);
    }
    double[] place = state.array("loss-place");
    curve.interval = (long) place[0];
    curve.sum = place[1];
    curve.count = (long) place[2];
    curve.latest = place[3];
    return curve;
  }

  void save(Weights.Builder state) {
    state.array("loss", means.stream().mapToDouble(Double::doubleValue).toArray());
    state.array("loss-place", (double) interval, sum, (double) count, latest);
  }

  /** Adds the loss of a step if it was measured, and ends an interval if it is over. */
  void add(long stepsTaken, boolean measured, double loss) {
    if (measured) {
      sum += loss;
      count++;
      latest = loss;
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

  /** Returns the last mean, or NaN before the first. */
  double latest() {
    return latest;
  }

  Curve curve(String name) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      points.add(new Curve.Point((i + 1) * interval, means.get(i)));
    }
    return new Curve(name, points);
  }
}
