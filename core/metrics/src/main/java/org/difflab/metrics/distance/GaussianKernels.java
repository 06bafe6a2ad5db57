// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

/**
 * Accumulates the kernels k_h(x, y) = exp(−‖x − y‖²/2h²) of several widths h, each within 10⁻¹² of
 * itself. The exponential function is computed for many numbers at once in a loop without branches
 * and calls, which compilers vectorise; number by number it would take most of the time.
 */
final class GaussianKernels implements PairSums.Gatherer {

  /** Smaller arguments are clamped to this value: e⁻⁵⁰ is negligible in sums of kernels. */
  private static final double LEAST = -50;

  private final double[] factors;
  private final double[] sums;
  private final double[] kernels = new double[SquaredDistances.PART];

  GaussianKernels(double[] widths) {
    this.factors = new double[widths.length];
    this.sums = new double[widths.length];
    for (int i = 0; i < widths.length; i++) {
      factors[i] = -0.5 / (widths[i] * widths[i]);
    }
  }

  @Override
  public void add(double[] squares, int count) {
    for (int i = 0; i < factors.length; i++) {
      exponentials(squares, count, factors[i]);
      sums[i] += PartialSums.of(kernels, count);
    }
  }

  @Override
  public double[] sums() {
    return sums;
  }

  /**
   * Sets the kernels to e^{factor·square}: the 1024th power of the Taylor polynomial of e^{x/1024},
   * whose argument lies in [−0.05, 0].
   */
  private void exponentials(double[] squares, int count, double factor) {
    for (int i = 0; i < count; i++) {
      double x = Math.max(factor * squares[i], LEAST) * 0x1.0p-10;
      double sum = 1.0 / 720 + x * (1.0 / 5040);
      sum = 1.0 / 120 + x * sum;
      sum = 1.0 / 24 + x * sum;
      sum = 1.0 / 6 + x * sum;
      sum = 0.5 + x * sum;
      sum = 1 + x * sum;
      sum = 1 + x * sum;
      double power = sum * sum;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      kernels[i] = power * power;
    }
  }
}
