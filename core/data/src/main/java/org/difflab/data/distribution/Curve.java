// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

/** Curves within [−1, 1]², with the formulas in {@link Shapes}. */
enum Curve {
  SWISS_ROLL {
    @Override
    void at(double u, double[] point) {
      double t = Math.PI * (1.5 + 3 * u);
      point[0] = t * StrictMath.cos(t) / (4.5 * Math.PI);
      point[1] = t * StrictMath.sin(t) / (4.5 * Math.PI);
    }
  },

  S_CURVE {
    @Override
    void at(double u, double[] point) {
      double t = 3 * Math.PI * (u - 0.5);
      point[0] = StrictMath.sin(t) / 2;
      point[1] = Math.signum(t) * (StrictMath.cos(t) - 1) / 2;
    }
  },

  MOONS {
    @Override
    void at(double u, double[] point) {
      boolean upper = u < 0.5;
      double t = upper ? 2 * Math.PI * u : 2 * Math.PI * u - Math.PI;
      double x = (StrictMath.cos(t) - 0.5) / 1.5;
      double y = (StrictMath.sin(t) - 0.25) / 1.5;
      point[0] = upper ? x : -x;
      point[1] = upper ? y : -y;
    }
  };

  /** Writes the point at u, from 0 at the curve's beginning to 1 at its end. */
  abstract void at(double u, double[] point);
}
