// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.PrecisionOption;
import org.difflab.neural.training.Optimization;
import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/**
 * Trains an encoder and a decoder, both dense networks, to reconstruct samples (Hinton and
 * Salakhutdinov, "Reducing the dimensionality of data with neural networks", Science 313, 2006).
 * Each latent then has mean 0 and variance 1 over the training samples.
 */
public final class AutoencoderTrainer implements EncoderTrainer {

  private final Options options;
  private final Design design;
  private final AutoencoderTraining training;

  /**
   * What is trained, and how.
   *
   * @param width w, the width of the latents
   * @param hidden widths of the encoder's hidden layers; the decoder has them in reverse
   * @param activation what follows each hidden layer
   * @param reconstruction the distribution of samples around what is decoded
   * @param decoding what latents decode to
   * @param precision the format of the values between layers
   * @param training how it is trained; 4,000 steps if no budget is given
   */
  public record Options(
      @Option(help = "width of the latents", defaultsTo = "20", min = 1, max = 16_384) int width,
      @Option(
              help = "widths of the encoder's hidden layers; the decoder has them in reverse",
              defaultsTo = "[400]",
              min = 1,
              max = 16_384)
          List<Integer> hidden,
      @Option(help = "activation after each hidden layer", defaultsTo = "relu")
          ActivationFunction activation,
      @Option(
              help =
                  "distribution of samples around the decoder's output: bernoulli (values in [-1,"
                      + " 1], the default for images) or gaussian (the default for others)",
              defaultsTo = "")
          Optional<Reconstruction> reconstruction,
      @Option(
              help =
                  "what latents decode to: mean (of their samples), or sharpened, which varies as"
                      + " much as samples do",
              defaultsTo = "mean")
          Decoding decoding,
      @Option(
              help =
                  "format of the values between layers: float32; bfloat16, which is faster on"
                      + " processors with avx512_bf16 or amx_bf16 and refused on others; or auto,"
                      + " bfloat16 where it is available",
              defaultsTo = "float32")
          PrecisionOption precision,
      @Option(help = "optimiser and budget; without a budget, 4,000 steps", defaultsTo = "{}")
          Optimization training) {

    /** Copies the list. */
    public Options {
      hidden = List.copyOf(hidden);
    }
  }

  /** Creates the trainer. */
  @Inject
  public AutoencoderTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.design =
        new Design(
            "autoencoder",
            options.width(),
            options.hidden(),
            options.activation(),
            OptionalDouble.empty(),
            options.reconstruction(),
            options.decoding(),
            OptionalDouble.of(1));
    this.training = new AutoencoderTraining(design, options.precision(), algebra, workers);
  }

  @Override
  public Shape latentShape(Shape samples) {
    return training.latentShape(samples);
  }

  @Override
  public long memory(Shape samples, long count) {
    return training.memory(samples, options.training());
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.difflab.spi.InputException if there is no sample, or a value outside [−1, 1] where
   *     reconstruction is {@link Reconstruction#BERNOULLI}
   */
  @Override
  public Encoder train(EncoderInput input, Training circumstances) {
    return training.train(input, options.training(), circumstances);
  }

  @Override
  public Encoder load(Weights weights) {
    return training.load(weights);
  }
}
