// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Curve;
import org.difflab.spi.Weights;

/** Saves training curves in the weights of a model, so that they are available after loading. */
public final class SavedCurves {

  private SavedCurves() {}

  /** Returns curves as weights, from which {@link #curves} restores them. */
  public static Weights weights(List<Curve> curves) {
    Weights.Builder weights = Weights.builder().integer("count", curves.size());
    for (int number = 0; number < curves.size(); number++) {
      Curve curve = curves.get(number);
      weights.text(number + "-name", curve.name());
      weights.array(
          number + "-steps", curve.points().stream().mapToDouble(Curve.Point::step).toArray());
      weights.array(
          number + "-values", curve.points().stream().mapToDouble(Curve.Point::value).toArray());
    }
    return weights.build();
  }

  /**
   * Returns the curves of {@link #weights}.
   *
   * @throws org.difflab.spi.InputException if one is missing
   */
  public static List<Curve> curves(Weights weights) {
    List<Curve> curves = new ArrayList<>();
    for (int number = 0; number < weights.integer("count"); number++) {
      double[] steps = weights.array(number + "-steps");
      double[] values = weights.array(number + "-values");
      List<Curve.Point> points = new ArrayList<>();
      for (int i = 0; i < steps.length; i++) {
        points.add(new Curve.Point((long) steps[i], values[i]));
      }
      curves.add(new Curve(weights.text(number + "-name"), points));
    }
    return curves;
  }
}
