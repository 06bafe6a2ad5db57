package org.difflab.denoisers.gaussian;

/** Sums of squares, where densities spend their time. */
final class Squares {

  private Squares() {}

  /**
   * Returns Σ w_j·(x_j − c_j)². Eight sums run side by side, as one alone would wait for each
   * addition to end; their order is fixed.
   */
  static double sum(double[] values, double[] center, double[] weights) {
    int even = values.length & ~7;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int j = 0; j < even; j += 8) {
      double d0 = values[j] - center[j];
      double d1 = values[j + 1] - center[j + 1];
      double d2 = values[j + 2] - center[j + 2];
      double d3 = values[j + 3] - center[j + 3];
      double d4 = values[j + 4] - center[j + 4];
      double d5 = values[j + 5] - center[j + 5];
      double d6 = values[j + 6] - center[j + 6];
      double d7 = values[j + 7] - center[j + 7];
      s0 += d0 * d0 * weights[j];
      s1 += d1 * d1 * weights[j + 1];
      s2 += d2 * d2 * weights[j + 2];
      s3 += d3 * d3 * weights[j + 3];
      s4 += d4 * d4 * weights[j + 4];
      s5 += d5 * d5 * weights[j + 5];
      s6 += d6 * d6 * weights[j + 6];
      s7 += d7 * d7 * weights[j + 7];
    }
    double sum = s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    for (int j = even; j < values.length; j++) {
      double apart = values[j] - center[j];
      sum += apart * apart * weights[j];
    }
    return sum;
  }

  /** Copies part of a float32 array into a float64 one, filling it. */
  static void widen(float[] values, int offset, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = values[offset + i];
    }
  }
}
