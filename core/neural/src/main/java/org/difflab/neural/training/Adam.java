package org.difflab.neural.training;

import java.util.List;
import org.difflab.neural.network.Lane;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.training.Weights;

/** The parameters in training, with Adam's two moments of their gradients and their average. */
final class Adam {

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  /** Parameters whose gradients and moments stay in the fastest caches. */
  private static final int BLOCK = 4096;

  private final float[] parameters;
  private final float[] first;
  private final float[] second;
  private final float[] average;
  private final float[] gradient;
  private final float[] laneGradient;

  Adam(float[] start) {
    this(start.clone(), new float[start.length], new float[start.length], start.clone());
  }

  private Adam(float[] parameters, float[] first, float[] second, float[] average) {
    this.parameters = parameters;
    this.first = first;
    this.second = second;
    this.average = average;
    this.gradient = new float[parameters.length];
    this.laneGradient = new float[parameters.length];
  }

  static Adam of(Weights state) {
    return new Adam(
        state.matrix("parameters").values().clone(),
        state.matrix("first-moments").values().clone(),
        state.matrix("second-moments").values().clone(),
        state.matrix("average").values().clone());
  }

  void save(Weights.Builder state) {
    state.matrix("parameters", line(parameters));
    state.matrix("first-moments", line(first));
    state.matrix("second-moments", line(second));
    state.matrix("average", line(average));
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

  float[] average() {
    return average;
  }

  /**
   * What one step does.
   *
   * @param count the number of the step, from 1
   * @param stepSize α
   * @param weightDecay λ
   * @param gradientFactor what gradients are multiplied by
   * @param averageDecay decay of the average
   */
  record Step(
      long count, double stepSize, double weightDecay, double gradientFactor, double averageDecay) {

    /** Returns α with the corrections for moments that began at 0. */
    double correctedSize() {
      double firstBias = 1 - StrictMath.pow(FIRST_DECAY, (double) count);
      return stepSize * secondCorrection() / firstBias;
    }

    /** Returns the root of the part of the second moments that has been gathered. */
    double secondCorrection() {
      return Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, (double) count));
    }
  }

  /**
   * Takes a step with some of the parameters.
   *
   * @param lanes hold the gradients, whose sum counts
   * @param shared receives the new parameters
   * @return whether all of them are finite
   */
  boolean update(int from, int to, List<Lane> lanes, Step step, Floats shared) {
    boolean finite = true;
    for (int start = from; start < to; start += BLOCK) {
      int end = Math.min(start + BLOCK, to);
      sum(lanes, start, end);
      update(start, end, step);
      shared.put(start, parameters, start, end - start);
      finite &= isFinite(start, end);
    }
    return finite;
  }

  // Here and below all arrays are read at the same index, for only such loops are vectorised by the
  // compilers of every Java since 17.
  private void update(int start, int end, Step step) {
    float factor = (float) step.gradientFactor();
    float keptFirst = (float) FIRST_DECAY;
    float newFirst = 1f - keptFirst;
    float keptSecond = (float) SECOND_DECAY;
    float newSecond = 1f - keptSecond;
    float size = (float) step.correctedSize();
    float epsilon = (float) (EPSILON * step.secondCorrection());
    float kept = 1f - (float) (step.stepSize() * step.weightDecay());
    float newAverage = (float) (1 - step.averageDecay());
    for (int i = start; i < end; i++) {
      float slope = factor * gradient[i];
      first[i] = keptFirst * first[i] + newFirst * slope;
      second[i] = keptSecond * second[i] + newSecond * slope * slope;
    }
    for (int i = start; i < end; i++) {
      parameters[i] =
          kept * parameters[i] - size * first[i] / ((float) Math.sqrt(second[i]) + epsilon);
    }
    for (int i = start; i < end; i++) {
      average[i] += newAverage * (parameters[i] - average[i]);
    }
  }

  /** Adds the lanes' gradients up, lane after lane. */
  private void sum(List<Lane> lanes, int start, int end) {
    lanes.get(0).copyGradient(start, end, gradient);
    for (int lane = 1; lane < lanes.size(); lane++) {
      lanes.get(lane).copyGradient(start, end, laneGradient);
      for (int i = start; i < end; i++) {
        gradient[i] += laneGradient[i];
      }
    }
  }

  /** Four sums, for additions that wait for each other are slow; what is not finite makes NaN. */
  private boolean isFinite(int from, int to) {
    float one = 0;
    float two = 0;
    float three = 0;
    float four = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      one += 0f * parameters[i];
      two += 0f * parameters[i + 1];
      three += 0f * parameters[i + 2];
      four += 0f * parameters[i + 3];
    }
    for (; i < to; i++) {
      one += 0f * parameters[i];
    }
    return one + two + three + four == 0;
  }

  /** Returns the sum of the squares of some of the gradient. */
  double squares(int from, int to, List<Lane> lanes) {
    sum(lanes, from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) gradient[i] * gradient[i];
    }
    return sum;
  }
}
