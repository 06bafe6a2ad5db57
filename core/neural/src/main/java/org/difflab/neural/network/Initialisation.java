// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

/** The normal distribution of a layer's weights before training; biases begin at 0. */
public enum Initialisation {
  /**
   * Variance 2/inputs, for layers followed by an {@link Activation} that halves it (He, Zhang, Ren
   * and Sun, "Delving deep into rectifiers", 2015, equation 10).
   */
  HE {
    @Override
    double deviation(int inputs) {
      return Math.sqrt(2.0 / inputs);
    }
  },
  /**
   * Variance 1/inputs, for layers that no activation follows (LeCun, Bottou, Orr and Müller,
   * "Efficient BackProp", 1998, equation 16).
   */
  LECUN {
    @Override
    double deviation(int inputs) {
      return Math.sqrt(1.0 / inputs);
    }
  },
  /** All weights are 0, for a last layer with output 0 before training. */
  ZERO {
    @Override
    double deviation(int inputs) {
      return 0;
    }
  };

  /** Returns the standard deviation of the weights of a layer with this many inputs. */
  abstract double deviation(int inputs);
}
