// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;

/**
 * The parameters in training, with Adam's two moments of their gradients and their moving average.
 */
final class Adam {

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  /** Number of parameters whose gradients and moments fit into the fastest cache. */
  private static final int BLOCK = 4096;

  private final float[] parameters;
  private final float[] first;
  private final float[] second;
  private final float[] ema;
  private final float[] gradient;

  Adam(float[] start) {
    this(start.clone(), new float[start.length], new float[start.length], start.clone());
  }

  private Adam(float[] parameters, float[] first, float[] second, float[] ema) {
    this.parameters = parameters;
    this.first = first;
    this.second = second;
    this.ema = ema;
    this.gradient = new float[parameters.length];
  }

  static Adam of(Weights state) {
    return new Adam(
        state.matrix("parameters").values().clone(),
        state.matrix("first-moments").values().clone(),
        state.matrix("second-moments").values().clone(),
        state.matrix("ema").values().clone());
  }

  void save(Weights.Builder state) {
    state.matrix("parameters", line(parameters));
    state.matrix("first-moments", line(first));
    state.matrix("second-moments", line(second));
    state.matrix("ema", line(ema));
  }

  private static Matrix line(float[] values) {
    return Matrix.wrap(1, values.length, values.clone());
  }

  int size() {
    return parameters.length;
  }

  float[] parameters() {
    return parameters;
  }

  float[] ema() {
    return ema;
  }

  /**
   * The settings of one step.
   *
   * @param count the number of the step, from 1
   * @param learningRate α
   * @param weightDecay λ
   * @param gradientFactor the factor of gradients
   * @param emaDecay decay of the moving average of the parameters
   */
  record Step(
      long count, double learningRate, double weightDecay, double gradientFactor, double emaDecay) {

    /** Returns α with the corrections for moments that began at 0. */
    double correctedSize() {
      double firstBias = 1 - StrictMath.pow(FIRST_DECAY, (double) count);
      return learningRate * secondCorrection() / firstBias;
    }

    /** Returns ε with the correction for second moments that began at 0. */
    double correctedEpsilon() {
      return EPSILON * secondCorrection();
    }

    private double secondCorrection() {
      return Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, (double) count));
    }
  }

  /**
   * Performs a step for some of the parameters.
   *
   * @param gradients those of the shards, which are added up
   * @return whether all of them are finite
   */
  boolean update(int from, int to, List<float[]> gradients, Step step) {
    float factor = (float) step.gradientFactor();
    float size = (float) step.correctedSize();
    float epsilon = (float) step.correctedEpsilon();
    float kept = 1f - (float) (step.learningRate() * step.weightDecay());
    float newEma = (float) (1 - step.emaDecay());
    boolean finite = true;
    for (int start = from; start < to; start += BLOCK) {
      int end = Math.min(start + BLOCK, to);
      sum(gradients, start, end);
      gatherMoments(start, end, factor);
      move(start, end, kept, size, epsilon);
      if (newEma < 1) {
        updateEma(start, end, newEma);
      }
      finite &= isFinite(start, end);
    }
    return finite;
  }

  // In these loops all arrays are read at the same index, since only such loops are vectorised by
  // the compilers of all Java versions since 17; and each is in its own method, so that it is
  // compiled as a whole.
  private void gatherMoments(int start, int end, float factor) {
    float keptFirst = (float) FIRST_DECAY;
    float newFirst = 1f - keptFirst;
    float keptSecond = (float) SECOND_DECAY;
    float newSecond = 1f - keptSecond;
    for (int i = start; i < end; i++) {
      float clipped = factor * gradient[i];
      first[i] = keptFirst * first[i] + newFirst * clipped;
      second[i] = keptSecond * second[i] + newSecond * clipped * clipped;
    }
  }

  private void move(int start, int end, float kept, float size, float epsilon) {
    for (int i = start; i < end; i++) {
      parameters[i] =
          kept * parameters[i] - size * first[i] / ((float) Math.sqrt(second[i]) + epsilon);
    }
  }

  private void updateEma(int start, int end, float newEma) {
    for (int i = start; i < end; i++) {
      ema[i] += newEma * (parameters[i] - ema[i]);
    }
  }

  /** Adds the shards' gradients up, shard after shard. */
  private void sum(List<float[]> gradients, int start, int end) {
    System.arraycopy(gradients.get(0), start, gradient, start, end - start);
    for (int shard = 1; shard < gradients.size(); shard++) {
      float[] addend = gradients.get(shard);
      for (int i = start; i < end; i++) {
        gradient[i] += addend[i];
      }
    }
  }

  /** 0 times a number that is not finite is NaN, and so is any product with NaN. */
  private boolean isFinite(int from, int to) {
    float even = 0;
    float odd = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      even += 0f * parameters[i] * parameters[i + 2] * parameters[i + 4] * parameters[i + 6];
      odd += 0f * parameters[i + 1] * parameters[i + 3] * parameters[i + 5] * parameters[i + 7];
    }
    for (; i < to; i++) {
      even += 0f * parameters[i];
    }
    return even + odd == 0;
  }

  /** Returns the sum of the squares of some of the gradient. */
  double squares(int from, int to, List<float[]> gradients) {
    sum(gradients, from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) gradient[i] * gradient[i];
    }
    return sum;
  }
}
