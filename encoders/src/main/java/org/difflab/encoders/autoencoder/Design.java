// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.LayerSizes;
import org.difflab.spi.Shape;

/**
 * What an autoencoder is to be like, whichever kind it is.
 *
 * @param name the component's, for progress and messages
 * @param width w, the width of the latents
 * @param hidden widths of the encoder's hidden layers
 * @param activation what follows each of them
 * @param divergenceWeight β, if the code is drawn from a distribution
 * @param reconstruction the distribution of samples, if it was chosen
 * @param decoding what is shown of the samples that latents could stand for
 * @param variance that of samples around the output if they are Gaussian; learned if absent
 */
record Design(
    String name,
    int width,
    List<Integer> hidden,
    ActivationFunction activation,
    OptionalDouble divergenceWeight,
    Optional<Reconstruction> reconstruction,
    Decoding decoding,
    OptionalDouble variance) {

  Design {
    hidden = List.copyOf(hidden);
  }

  /** Returns the reconstruction that was chosen, or else what suits samples of a shape. */
  Reconstruction reconstruction(Shape samples) {
    return reconstruction.orElseGet(() -> Reconstruction.suitedTo(samples));
  }

  /**
   * Returns the shape of latents.
   *
   * @throws IllegalArgumentException if samples of this shape cannot be decoded as wanted, or a
   *     layer has more weights than fit into one matrix
   */
  Shape latentShape(Shape samples) {
    if (decoding == Decoding.SHARPENED && reconstruction(samples) == Reconstruction.GAUSSIAN) {
      throw new IllegalArgumentException(
          name + ": decoding 'sharpened' needs reconstruction: bernoulli, found gaussian");
    }
    List<Long> widths = new ArrayList<>();
    widths.add((long) samples.size());
    hidden.forEach(layer -> widths.add((long) layer));
    // Mean and deviation of each latent.
    widths.add(2L * width);
    LayerSizes.require("hidden", 0, widths);
    return Shape.vector(width);
  }

  AutoencoderLayers layers(int sampleWidth, Reconstruction chosen) {
    return AutoencoderLayers.of(
        sampleWidth,
        this,
        divergenceWeight.isPresent() ? AutoencoderLayers.Code.DRAWN : AutoencoderLayers.Code.POINT,
        chosen == Reconstruction.GAUSSIAN && variance.isEmpty()
            ? AutoencoderLayers.Variance.LEARNED
            : AutoencoderLayers.Variance.GIVEN);
  }

  Likelihood likelihood(AutoencoderLayers layers, Reconstruction chosen) {
    return switch (chosen) {
      case BERNOULLI -> new BernoulliLikelihood(layers, name);
      case GAUSSIAN -> new GaussianLikelihood(layers, variance.orElse(1));
    };
  }
}
