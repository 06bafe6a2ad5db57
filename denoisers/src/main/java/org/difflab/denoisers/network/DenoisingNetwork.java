// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.Optional;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Value;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/**
 * A network that denoises: all of its layers, and what each of its inputs is for.
 *
 * @param sizes the sizes of the inputs
 * @param network all layers
 * @param inputs what the layers of the architecture read
 * @param prompt input: the number of the prompt's vector, one-hot; absent unless vectors are tuned
 * @param prediction F, of the latents' shape
 * @param target input that no layer reads: what F should be, for training
 * @param weight input that no layer reads: the weight of a row in the loss, for training
 */
record DenoisingNetwork(
    Sizes sizes,
    Network network,
    Architecture.Inputs inputs,
    Optional<Value> prompt,
    Value prediction,
    Value target,
    Value weight) {

  /**
   * The sizes of the inputs.
   *
   * @param latents the shape of latents
   * @param condition width of a prompt's vector
   * @param vectors number of vectors that are tuned, 0 if none is
   * @param time number of values that encode the noise level, 0 if there is no such input
   * @param base whether the estimate of another denoiser is an input
   */
  record Sizes(Shape latents, int condition, int vectors, int time, Base base) {

    /** Whether the estimate of another denoiser is an input. */
    enum Base {
      ABSENT,
      PRESENT;

      static Base of(Optional<?> denoiser) {
        return denoiser.isPresent() ? PRESENT : ABSENT;
      }
    }

    /** Adds the sizes that loading cannot know otherwise. */
    void save(Weights.Builder weights) {
      weights
          .array("latents", latents.height(), latents.width(), latents.channels())
          .integer("condition", condition)
          .integer("vectors", vectors);
    }

    /**
     * Reads the sizes that {@link #save} wrote.
     *
     * @throws InputException if they are not sizes
     */
    static Sizes read(Weights weights, int time, Base base) {
      double[] latents = weights.array("latents");
      if (latents.length != 3) {
        throw new InputException(
            "weights: 'latents' must be height, width and channels, found "
                + latents.length
                + " numbers");
      }
      try {
        return new Sizes(
            new Shape((int) latents[0], (int) latents[1], (int) latents[2]),
            weights.integer("condition"),
            weights.integer("vectors"),
            time,
            base);
      } catch (IllegalArgumentException e) {
        throw new InputException("weights: 'latents': " + e.getMessage(), e);
      }
    }
  }

  static DenoisingNetwork of(Sizes sizes, Architecture architecture) {
    Network.Builder builder = Network.builder();
    int width = sizes.latents().size();
    Value noisy = builder.input(sizes.latents());
    Optional<Value> base =
        sizes.base() == Sizes.Base.PRESENT
            ? Optional.of(builder.input(sizes.latents()))
            : Optional.empty();
    Optional<Value> time =
        sizes.time() == 0 ? Optional.empty() : Optional.of(builder.input(sizes.time()));
    Optional<Value> prompt =
        sizes.vectors() == 0 ? Optional.empty() : Optional.of(builder.input(sizes.vectors()));
    Value condition =
        prompt
            .map(number -> builder.embedding(sizes.condition(), number))
            .orElseGet(() -> builder.input(sizes.condition()));
    Architecture.Inputs inputs = new Architecture.Inputs(noisy, base, time, condition);
    Value prediction = architecture.prediction(builder, inputs);
    Value target = builder.input(width);
    Value weight = builder.input(1);
    return new DenoisingNetwork(sizes, builder.build(), inputs, prompt, prediction, target, weight);
  }
}
