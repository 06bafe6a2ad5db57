// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import java.util.List;

/** A layer: the computation of a value of a network. */
sealed interface Layer {

  /** Returns its input values. */
  List<Value> sources();

  /**
   * An input of the network.
   *
   * @param rows whether each row has its own value
   */
  record Input(Rows rows) implements Layer {
    /** Whether each row has its own value. */
    enum Rows {
      /** Each. */
      EACH,
      /** All rows share one value when a trained network is evaluated. */
      NONE
    }

    @Override
    public List<Value> sources() {
      return List.of();
    }
  }

  /**
   * y = Σ xᵢWᵢ + b: a dense layer of one or more values, which is the same as one of them all side
   * by side.
   *
   * @param from the values x
   * @param initialisation the distribution of W before training
   * @param weights where each Wᵢ, x's width × y's width, begins among the parameters: one right
   *     after the other
   * @param bias where b begins: right after the last of the weights
   */
  record Dense(List<Value> from, Initialisation initialisation, List<Integer> weights, int bias)
      implements Layer {

    public Dense {
      from = List.copyOf(from);
      weights = List.copyOf(weights);
    }

    @Override
    public List<Value> sources() {
      return from;
    }

    int inputs() {
      int inputs = 0;
      for (Value value : from) {
        inputs += value.width();
      }
      return inputs;
    }
  }

  /**
   * y = x·W without a bias: for one-hot x, a row of the embedding table W.
   *
   * @param from the one-hot value x
   * @param weights where W, x's width × y's width, begins among the parameters
   */
  record Embedding(Value from, int weights) implements Layer {
    @Override
    public List<Value> sources() {
      return List.of(from);
    }
  }

  /** y = f(x). */
  record Activate(Value from, Activation function) implements Layer {
    @Override
    public List<Value> sources() {
      return List.of(from);
    }
  }

  /** y = x₁ + x₂. */
  record Sum(Value first, Value second) implements Layer {
    @Override
    public List<Value> sources() {
      return List.of(first, second);
    }
  }

  /**
   * y = μ + e^{½ℓ}·ε (Kingma and Welling, "Auto-encoding variational Bayes", 2014, section 2.4).
   *
   * @param mean μ
   * @param logVariance ℓ
   * @param noise ε, an input
   */
  record ReparameterisedSample(Value mean, Value logVariance, Value noise) implements Layer {
    @Override
    public List<Value> sources() {
      return List.of(mean, logVariance, noise);
    }
  }
}
