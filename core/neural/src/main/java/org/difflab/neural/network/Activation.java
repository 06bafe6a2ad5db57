// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

/**
 * The non-linear functions of a network, value by value, with their derivatives.
 *
 * <p>The loops have no branches and calls, so that compilers vectorise them. Most functions use a
 * rational approximation of the hyperbolic tangent in float32, with an error of at most 4·10⁻⁷. As
 * x·tanh(y) = |x|·tanh(|y|) if both have the same sign, a single bound of its argument is
 * sufficient.
 */
public enum Activation {
  /** max(0, x). */
  RELU {
    @Override
    void apply(float[] from, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        into[i] = Math.max(0f, from[i]);
      }
    }

    @Override
    void differentiate(float[] from, float[] gradient, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        into[i] = gradient[i] * Math.min(1f, Math.max(0f, from[i] * Float.MAX_VALUE));
      }
    }
  },

  /**
   * x·σ(x) with σ the logistic function, also called swish (Elfwing, Uchibe and Doya,
   * "Sigmoid-weighted linear units for neural network function approximation", 2018).
   */
  SILU {
    @Override
    void apply(float[] from, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        float half = 0.5f * from[i];
        float magnitude = Math.abs(half);
        into[i] = half + magnitude * tanhOfMagnitude(magnitude);
      }
    }

    @Override
    void differentiate(float[] from, float[] gradient, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        float gate = logistic(from[i]);
        into[i] = gradient[i] * gate * (1f + from[i] * (1f - gate));
      }
    }
  },

  /**
   * ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel, "Gaussian error linear units",
   * 2016, the approximation of section 2).
   */
  GELU {
    @Override
    void apply(float[] from, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        float x = from[i];
        float half = 0.5f * x;
        float t = tanhOfMagnitude(Math.abs(ROOT * (x + CUBIC * x * x * x)));
        into[i] = half + Math.abs(half) * t;
      }
    }

    @Override
    void differentiate(float[] from, float[] gradient, float[] into, int length) {
      for (int i = 0; i < length; i++) {
        float x = from[i];
        float t = tanh(ROOT * (x + CUBIC * x * x * x));
        float derivative = ROOT * (1f + 3f * CUBIC * x * x);
        into[i] = gradient[i] * 0.5f * (1f + t + x * (1f - t * t) * derivative);
      }
    }
  };

  private static final float ROOT = 0.7978845608f;
  private static final float CUBIC = 0.044715f;

  /** Beyond this the hyperbolic tangent is 1 in float32. */
  private static final float SATURATION = 7.90531110763549805f;

  /** Computes the function of the first values; {@code into} may be {@code from}. */
  abstract void apply(float[] from, float[] into, int length);

  /** Computes the gradient with respect to the input from that with respect to the output. */
  abstract void differentiate(float[] from, float[] gradient, float[] into, int length);

  /** Returns 1/(1 + e⁻ˣ) in float32. */
  public static float logistic(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }

  private static float tanh(float unbounded) {
    return boundedTanh(Math.max(-SATURATION, Math.min(SATURATION, unbounded)));
  }

  /** Returns the hyperbolic tangent of a number of at least 0. */
  private static float tanhOfMagnitude(float unbounded) {
    return boundedTanh(Math.min(SATURATION, unbounded));
  }

  // Fitted to tanh(x)/x over the range in x² with equal ripples of relative error, 6·10⁻⁹.
  private static float boundedTanh(float x) {
    float s = x * x;
    float above = 1.5417455210938436e-8f;
    above = above * s + 2.2016432723442122e-5f;
    above = above * s + 3.5786013120482287e-3f;
    above = above * s + 0.13450297300959907f;
    above = above * s + 0.9999999943112137f;
    float below = 8.594727181895279e-7f;
    below = below * s + 3.4229968266091386e-4f;
    below = below * s + 2.619077004091959e-2f;
    below = below * s + 0.46783625267979156f;
    below = below * s + 1f;
    return x * above / below;
  }
}
