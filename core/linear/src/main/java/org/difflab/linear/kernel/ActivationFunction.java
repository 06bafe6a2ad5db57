// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

/**
 * The non-linear functions of networks, value by value, with their derivatives.
 *
 * <p>Every loop is free of branches and calls, so that compilers vectorise it. The hyperbolic
 * tangent is a rational function of float32 values, within 4·10⁻⁷ of the true one; so is the error
 * function.
 */
public enum ActivationFunction {
  /** max(0, x). */
  RELU {
    @Override
    void apply(float[] values, int length) {
      for (int i = 0; i < length; i++) {
        values[i] = Math.max(0f, values[i]);
      }
    }

    @Override
    void differentiate(float[] values, float[] gradient, int length) {
      for (int i = 0; i < length; i++) {
        gradient[i] = gradient[i] * Math.min(1f, Math.max(0f, values[i] * Float.MAX_VALUE));
      }
    }
  },

  /**
   * x·σ(x) with σ the logistic function, also called swish (Elfwing, Uchibe and Doya,
   * "Sigmoid-weighted linear units for neural network function approximation", 2018).
   */
  SILU {
    @Override
    void apply(float[] values, int length) {
      for (int i = 0; i < length; i++) {
        values[i] = values[i] * logistic(values[i]);
      }
    }

    @Override
    void differentiate(float[] values, float[] gradient, int length) {
      for (int i = 0; i < length; i++) {
        float gate = logistic(values[i]);
        gradient[i] = gradient[i] * gate * (1f + values[i] * (1f - gate));
      }
    }
  },

  /** x·Φ(x) with Φ the normal distribution function (Hendrycks and Gimpel, 2016, exact form). */
  GELU {
    @Override
    void apply(float[] values, int length) {
      for (int i = 0; i < length; i++) {
        float half = 0.5f * values[i];
        values[i] = half + half * erf(values[i] * ROOT_OF_HALF);
      }
    }

    @Override
    void differentiate(float[] values, float[] gradient, int length) {
      for (int i = 0; i < length; i++) {
        double x = values[i];
        float density = (float) (INVERSE_ROOT_OF_TWO_PI * StrictMath.exp(-0.5 * x * x));
        float distribution = 0.5f + 0.5f * erf(values[i] * ROOT_OF_HALF);
        gradient[i] = gradient[i] * (distribution + values[i] * density);
      }
    }
  },

  /**
   * ½x(1 + tanh(√(2/π)(x + 0.044715x³))) (Hendrycks and Gimpel, "Gaussian error linear units",
   * 2016, the approximation of section 2).
   */
  GELU_TANH {
    @Override
    void apply(float[] values, int length) {
      for (int i = 0; i < length; i++) {
        float x = values[i];
        float half = 0.5f * x;
        values[i] = half + half * tanh(ROOT * (x + CUBIC * x * x * x));
      }
    }

    @Override
    void differentiate(float[] values, float[] gradient, int length) {
      for (int i = 0; i < length; i++) {
        float x = values[i];
        float t = tanh(ROOT * (x + CUBIC * x * x * x));
        float derivative = ROOT * (1f + 3f * CUBIC * x * x);
        gradient[i] = gradient[i] * 0.5f * (1f + t + x * (1f - t * t) * derivative);
      }
    }
  };

  private static final float ROOT = 0.7978845608f;
  private static final float CUBIC = 0.044715f;
  private static final float ROOT_OF_HALF = 0.70710678f;
  private static final double INVERSE_ROOT_OF_TWO_PI = 0.3989422804014327;

  /** Beyond this the hyperbolic tangent is 1 in float32. */
  private static final float TANH_SATURATION = 7.90531110763549805f;

  /** Beyond this the error function is 1 in float32. */
  private static final float ERF_SATURATION = 4f;

  /** Returns the logistic function σ(x) = 1/(1 + e⁻ˣ). */
  public static float logistic(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }

  /** Replaces the first values by their function. */
  abstract void apply(float[] values, int length);

  /** Multiplies a gradient by the derivative at the first values. */
  abstract void differentiate(float[] values, float[] gradient, int length);

  // Fitted to tanh(x)/x over the range in x² with equal ripples of relative error, 6·10⁻⁹.
  private static float tanh(float unbounded) {
    float x = Math.max(-TANH_SATURATION, Math.min(TANH_SATURATION, unbounded));
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

  // The rational function of degrees 13 and 8 that Eigen uses (unsupported/SpecialFunctions).
  private static float erf(float unbounded) {
    float x = Math.max(-ERF_SATURATION, Math.min(ERF_SATURATION, unbounded));
    float s = x * x;
    float above = -2.72614225801306e-10f;
    above = above * s + 2.77068142495902e-8f;
    above = above * s - 2.10102402082508e-6f;
    above = above * s - 5.69250639462346e-5f;
    above = above * s - 7.34990630326855e-4f;
    above = above * s - 2.95459980854025e-3f;
    above = above * s - 1.60960333262415e-2f;
    float below = -1.45660718464996e-5f;
    below = below * s - 2.13374055278905e-4f;
    below = below * s - 1.68282697438203e-3f;
    below = below * s - 7.37332916720468e-3f;
    below = below * s - 1.42647390514189e-2f;
    return x * above / below;
  }
}
