// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;

/**
 * The layers of an encoder and a decoder. The decoder's hidden layers are the encoder's in reverse.
 *
 * @param network all layers
 * @param samples input: x, d wide
 * @param mean what the encoder makes of them, μ, w wide
 * @param posterior how the code is drawn around it; absent if it is not
 * @param code what the decoder starts from, w wide
 * @param output what the decoder makes of it, d wide
 * @param spread how far samples lie from the output; absent if that is not learned
 */
record AutoencoderLayers(
    Network network,
    Value samples,
    Value mean,
    Optional<Posterior> posterior,
    Value code,
    Value output,
    Optional<Spread> spread) {

  /** What the decoder starts from. */
  enum Code {
    /** What the encoder made. */
    POINT,
    /** A sample drawn around it. */
    DRAWN
  }

  /** The spread of samples around the output. */
  enum Variance {
    /** Given, or not used. */
    GIVEN,
    /** Learned. */
    LEARNED
  }

  /**
   * The distribution N(μ, e^ℓ) of the code.
   *
   * @param logVariance ℓ, w wide
   * @param noise input: standard normal noise, w wide
   */
  record Posterior(Value logVariance, Value noise) {}

  /**
   * The logarithm of the variance of samples around the output, {@link #FACTOR} times a parameter.
   *
   * @param one input: 1
   * @param parameter what it is multiplied by
   */
  record Spread(Value one, Value parameter) {

    /** Parameters move by the step size whatever they mean; this one has farther to go. */
    static final double FACTOR = 10;
  }

  static AutoencoderLayers of(int sampleWidth, Design design, Code code, Variance variance) {
    Network.Builder builder = Network.builder();
    Value samples = builder.input(sampleWidth);
    Value encoded = hidden(builder, samples, design.hidden(), design.activation());
    Value mean = builder.dense(design.width(), Initialisation.LECUN, encoded);
    Optional<Posterior> posterior = Optional.empty();
    Value start = mean;
    if (code == Code.DRAWN) {
      Value logVariance = builder.dense(design.width(), Initialisation.ZERO, encoded);
      Value noise = builder.input(design.width());
      posterior = Optional.of(new Posterior(logVariance, noise));
      start = builder.reparameterisedSample(mean, logVariance, noise);
    }
    List<Integer> mirrored = new ArrayList<>(design.hidden());
    Collections.reverse(mirrored);
    Value decoded = hidden(builder, start, mirrored, design.activation());
    Value output = builder.dense(sampleWidth, Initialisation.LECUN, decoded);
    Optional<Spread> spread = Optional.empty();
    if (variance == Variance.LEARNED) {
      Value one = builder.input(1);
      spread = Optional.of(new Spread(one, builder.embedding(1, one)));
    }
    return new AutoencoderLayers(builder.build(), samples, mean, posterior, start, output, spread);
  }

  /** Returns the values that the loss depends on. */
  List<Value> outputs() {
    List<Value> outputs = new ArrayList<>(List.of(output));
    posterior.ifPresent(drawn -> outputs.addAll(List.of(mean, drawn.logVariance())));
    spread.ifPresent(learned -> outputs.add(learned.parameter()));
    return outputs;
  }

  private static Value hidden(
      Network.Builder builder, Value from, List<Integer> widths, ActivationFunction activation) {
    Value last = from;
    for (int width : widths) {
      last = builder.activate(activation, builder.dense(width, Initialisation.HE, last));
    }
    return last;
  }
}
