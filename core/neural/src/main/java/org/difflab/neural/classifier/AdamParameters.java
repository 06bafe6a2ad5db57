// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.classifier;

/**
 * Parameters in training by Adam (Kingma and Ba, "Adam: a method for stochastic optimization",
 * 2015, algorithm 1, with its β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸).
 */
final class AdamParameters {

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final float EPSILON = 1e-8f;

  private final float[] parameters;
  private final float[] first;
  private final float[] second;
  private long steps;

  /** Creates the optimiser of parameters, which are changed in place. */
  AdamParameters(float[] parameters) {
    this.parameters = parameters;
    this.first = new float[parameters.length];
    this.second = new float[parameters.length];
  }

  /** Performs a step with learning rate α. */
  void step(float[] gradient, double stepSize) {
    steps++;
    float firstDecay = (float) FIRST_DECAY;
    float secondDecay = (float) SECOND_DECAY;
    float size = (float) (stepSize / (1 - StrictMath.pow(FIRST_DECAY, (double) steps)));
    float secondFactor = (float) (1 / (1 - StrictMath.pow(SECOND_DECAY, (double) steps)));
    for (int i = 0; i < parameters.length; i++) {
      first[i] = firstDecay * first[i] + (1f - firstDecay) * gradient[i];
      second[i] = secondDecay * second[i] + (1f - secondDecay) * gradient[i] * gradient[i];
      parameters[i] -= size * first[i] / ((float) Math.sqrt(secondFactor * second[i]) + EPSILON);
    }
  }
}
