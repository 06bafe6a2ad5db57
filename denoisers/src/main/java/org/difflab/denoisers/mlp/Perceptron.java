// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.mlp;

import java.util.ArrayList;
import java.util.List;
import org.difflab.denoisers.network.Architecture;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;

/**
 * The layers of a multilayer perceptron.
 *
 * @param hidden widths of the hidden layers
 * @param activation the activation between them
 * @param path how hidden layers follow each other
 * @param join which layers read the noise level and the prompt
 */
record Perceptron(List<Integer> hidden, ActivationFunction activation, Path path, Join join)
    implements Architecture {

  /** Which layers read the noise level and the prompt. */
  enum Join {
    /** The first. */
    INPUT,
    /** Each. */
    EVERY_LAYER
  }

  /** How hidden layers are connected. */
  enum Path {
    /** Each replaces the one before. */
    PLAIN,
    /** Each is added to the one before, if both have the same width. */
    RESIDUAL
  }

  @Override
  public Value prediction(Network.Builder builder, Inputs inputs) {
    List<Value> from = new ArrayList<>(inputs.images());
    from.addAll(inputs.conditioning());
    Value last = inputs.noisy();
    for (int layer = 0; layer < hidden.size(); layer++) {
      Value dense = builder.dense(hidden.get(layer), Initialisation.HE, from.toArray(Value[]::new));
      Value active = builder.activate(activation, dense);
      boolean added = path == Path.RESIDUAL && layer > 0 && last.width() == active.width();
      last = added ? builder.sum(last, active) : active;
      from = new ArrayList<>(List.of(last));
      if (join == Join.EVERY_LAYER) {
        from.addAll(inputs.conditioning());
      }
    }
    return builder.dense(inputs.noisy().width(), Initialisation.ZERO, from.toArray(Value[]::new));
  }
}
