package org.difflab.neural.network;

/** The spread of a layer's weights before training; biases begin at 0. */
public enum Start {
  /**
   * Variance 2/inputs, for layers under a {@link Activation} that halves it (He, Zhang, Ren and
   * Sun, "Delving deep into rectifiers", 2015, equation 10).
   */
  UNDER_ACTIVATION {
    @Override
    double deviation(int inputs) {
      return Math.sqrt(2.0 / inputs);
    }
  },
  /** Variance 1/inputs, for layers whose result is used as it is. */
  STRAIGHT {
    @Override
    double deviation(int inputs) {
      return Math.sqrt(1.0 / inputs);
    }
  },
  /** All weights 0, for a last layer that should begin by saying nothing. */
  ZERO {
    @Override
    double deviation(int inputs) {
      return 0;
    }
  };

  /** Returns the standard deviation of the weights of a layer with this many inputs. */
  abstract double deviation(int inputs);
}
