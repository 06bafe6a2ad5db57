// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.difflab.kernels.MachineBench;

/**
 * How much work an operation is, for the benches of which that is known beforehand.
 *
 * @param amount floating-point operations, or bytes read and written
 * @param unit of the rate at which it is done
 */
record Work(double amount, String unit) {

  private static final String OPERATIONS = "GFLOP/s";
  private static final String BYTES = "GB/s";

  /** Of a bench, and how the parameters tell the amount. */
  private record Formula(String unit, ToDoubleFunction<Sizes> amount) {}

  private static final Map<String, Formula> FORMULAS =
      Map.of(
          "MatrixProduct.product",
          new Formula(
              OPERATIONS, sizes -> 2 * sizes.of("rows") * sizes.of("inputs") * sizes.of("outputs")),
          "Kernel.convolution",
          new Formula(OPERATIONS, Work::convolution),
          "Gram.gram",
          new Formula(OPERATIONS, Work::gram),
          "Gram.onThreads",
          new Formula(OPERATIONS, Work::gram),
          "Machine.product",
          new Formula(
              OPERATIONS, sizes -> sizes.of("threads") * 2 * Math.pow(MachineBench.SIDE, 3)),
          "Machine.copy",
          new Formula(BYTES, sizes -> sizes.of("threads") * copied(MachineBench.COPIED)),
          "Boundary.in",
          new Formula(BYTES, sizes -> copied(sizes.of("rows") * sizes.of("width"))),
          "Boundary.out",
          new Formula(BYTES, sizes -> copied(sizes.of("rows") * sizes.of("width"))));

  /** The parameters of a bench as numbers. */
  private record Sizes(Map<String, String> parameters) {

    double of(String name) {
      return Double.parseDouble(parameters.get(name));
    }
  }

  private static double gram(Sizes sizes) {
    return sizes.of("rows") * sizes.of("width") * sizes.of("width");
  }

  /** Of a 3×3 convolution forward and, with its two gradients, backward. */
  private static double convolution(Sizes sizes) {
    return 3 * 2 * 9 * sizes.of("rows") * Math.pow(sizes.of("side") * sizes.of("channels"), 2);
  }

  private static double copied(double values) {
    return 2 * Float.BYTES * values;
  }

  /** Returns the work of one operation of a bench. */
  static Optional<Work> of(String bench, Map<String, String> parameters) {
    return Optional.ofNullable(FORMULAS.get(bench))
        .map(
            formula ->
                new Work(formula.amount().applyAsDouble(new Sizes(parameters)), formula.unit()));
  }

  /** Returns the rate of doing it in so many seconds. */
  Rate in(double seconds) {
    return new Rate(amount / seconds * 1e-9, unit);
  }
}
