// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.mlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.neural.network.Activation;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;

/**
 * The layers of a multilayer perceptron that denoises.
 *
 * @param network all layers
 * @param noisy input: x', w wide
 * @param base input: the clean estimate of another denoiser, w wide; absent if there is none
 * @param time input: the noise level; absent if each level has a network of its own
 * @param prompt input: the number of the prompt's vector, one-hot; absent unless vectors are tuned
 * @param condition the prompt's vector: an input, or looked up by the prompt's number
 * @param prediction F, w wide
 * @param target input that no layer reads: what F should be, for training
 * @param weight input that no layer reads: how much a row counts, for training
 */
record Perceptron(
    Network network,
    Value noisy,
    Optional<Value> base,
    Optional<Value> time,
    Optional<Value> prompt,
    Value condition,
    Value prediction,
    Value target,
    Value weight) {

  /** Where noise level and prompt come in. */
  enum Join {
    /** Beside the noisy rows. */
    INPUT,
    /** Beside the noisy rows and the output of every hidden layer. */
    EVERY_LAYER
  }

  /** How hidden layers follow each other. */
  enum Path {
    /** Each takes the place of the one before. */
    PLAIN,
    /** Each is added to the one before, if both are equally wide. */
    RESIDUAL
  }

  /**
   * The sizes of what goes in.
   *
   * @param latents w
   * @param condition width of a prompt's vector
   * @param vectors number of vectors that are tuned, 0 if none is
   * @param time how many numbers tell the noise level, 0 if none does
   * @param base whether the estimate of another denoiser goes in
   */
  record Sizes(int latents, int condition, int vectors, int time, Base base) {

    /** Whether the estimate of another denoiser goes in. */
    enum Base {
      ABSENT,
      PRESENT
    }
  }

  static Perceptron of(
      Sizes sizes, List<Integer> hidden, Activation activation, Path path, Join join) {
    Network.Builder builder = Network.builder();
    Value noisy = builder.input(sizes.latents());
    Optional<Value> base =
        sizes.base() == Sizes.Base.PRESENT
            ? Optional.of(builder.input(sizes.latents()))
            : Optional.empty();
    Optional<Value> time =
        sizes.time() == 0 ? Optional.empty() : Optional.of(builder.shared(sizes.time()));
    Optional<Value> prompt =
        sizes.vectors() == 0 ? Optional.empty() : Optional.of(builder.input(sizes.vectors()));
    Value condition =
        prompt
            .map(number -> builder.embedding(sizes.condition(), number))
            .orElseGet(() -> builder.input(sizes.condition()));
    List<Value> conditioning = new ArrayList<>();
    time.ifPresent(conditioning::add);
    conditioning.add(condition);
    List<Value> from = new ArrayList<>();
    from.add(noisy);
    base.ifPresent(from::add);
    from.addAll(conditioning);
    Value last = noisy;
    for (int layer = 0; layer < hidden.size(); layer++) {
      Value dense = builder.dense(hidden.get(layer), Initialisation.HE, from.toArray(Value[]::new));
      Value active = builder.activate(activation, dense);
      boolean added = path == Path.RESIDUAL && layer > 0 && last.width() == active.width();
      last = added ? builder.sum(last, active) : active;
      from = new ArrayList<>(List.of(last));
      if (join == Join.EVERY_LAYER) {
        from.addAll(conditioning);
      }
    }
    Value prediction =
        builder.dense(sizes.latents(), Initialisation.ZERO, from.toArray(Value[]::new));
    Value target = builder.input(sizes.latents());
    Value weight = builder.input(1);
    return new Perceptron(
        builder.build(), noisy, base, time, prompt, condition, prediction, target, weight);
  }
}
