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

  private final float[] parameters;
  private final float[] first;
  private final float[] second;
  private final float[] average;

  Adam(float[] start) {
    this(start.clone(), new float[start.length], new float[start.length], start.clone());
  }

  private Adam(float[] parameters, float[] first, float[] second, float[] average) {
    this.parameters = parameters;
    this.first = first;
    this.second = second;
    this.average = average;
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
    int length = to - from;
    float[] gradient = new float[length];
    for (Lane lane : lanes) {
      add(lane.parameterGradient(), from, gradient);
    }
    float factor = (float) step.gradientFactor();
    float keptFirst = (float) FIRST_DECAY;
    float newFirst = 1f - keptFirst;
    float keptSecond = (float) SECOND_DECAY;
    float newSecond = 1f - keptSecond;
    float size = (float) step.correctedSize();
    float epsilon = (float) (EPSILON * step.secondCorrection());
    float shrink = (float) (step.stepSize() * step.weightDecay());
    float newAverage = (float) (1 - step.averageDecay());
    for (int i = 0; i < length; i++) {
      float slope = factor * gradient[i];
      float moment = keptFirst * first[from + i] + newFirst * slope;
      float square = keptSecond * second[from + i] + newSecond * slope * slope;
      float old = parameters[from + i];
      float changed = old - shrink * old - size * moment / ((float) Math.sqrt(square) + epsilon);
      first[from + i] = moment;
      second[from + i] = square;
      parameters[from + i] = changed;
      average[from + i] += newAverage * (changed - average[from + i]);
    }
    shared.put(from, parameters, from, length);
    return isFinite(from, to);
  }

  private static void add(float[] gradient, int from, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += gradient[from + i];
    }
  }

  private boolean isFinite(int from, int to) {
    boolean finite = true;
    for (int i = from; i < to; i++) {
      finite &= Math.abs(parameters[i]) <= Float.MAX_VALUE;
    }
    return finite;
  }

  /** Returns the sum of the squares of some of the gradient. */
  static double squares(int from, int to, List<Lane> lanes) {
    float[] gradient = new float[to - from];
    for (Lane lane : lanes) {
      add(lane.parameterGradient(), from, gradient);
    }
    double sum = 0;
    for (float slope : gradient) {
      sum += (double) slope * slope;
    }
    return sum;
  }
}
