// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.Optional;
import org.difflab.neural.network.PrecisionOption;
import org.difflab.neural.training.Optimization;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;

/**
 * Options of every network that denoises.
 *
 * @param time how the noise level is encoded
 * @param timeFeatures the number of sines and cosines that encode it, if {@link TimeInput} has any
 * @param target what the network predicts
 * @param weighting the weights of noise levels in the loss
 * @param promptDropout probability that "no prompt" replaces the prompt, if the embedder has it
 * @param tuneVectors whether the embedder's vectors are trained too, if it allows that
 * @param residualOver a denoiser that is trained first, whose error the network predicts
 * @param startFrom a network with the same layers that is trained, or loaded, first, and whose
 *     weights training begins with
 * @param precision the format of the values between layers
 * @param training optimiser and budget
 */
public record NetworkOptions(
    @Option(
            help =
                "encoding of the noise level: log-snr (sines and cosines of the log of the"
                    + " signal-to-noise ratio), sinusoidal (of the step), scaled (the step as one"
                    + " number), noise-level (sigma as one number)",
            defaultsTo = "log-snr")
        TimeInput time,
    @Option(
            help =
                "number of sines and cosines that encode the noise level where time is log-snr or"
                    + " sinusoidal; even",
            defaultsTo = "32",
            min = 2,
            max = 4096,
            formerly = "waves")
        int timeFeatures,
    @Option(
            help =
                "what the network predicts; with noise, errors of the network are amplified at"
                    + " high noise levels",
            defaultsTo = "velocity")
        Target target,
    @Option(help = "the weights of noise levels in the loss", defaultsTo = "uniform")
        Weighting weighting,
    @Option(
            help =
                "probability that 'no prompt' replaces a row's prompt in training, which"
                    + " guidance needs; no effect if the embedder has no vector for 'no prompt'",
            defaultsTo = "0.1",
            min = 0,
            max = 1,
            formerly = "drop")
        double promptDropout,
    @Option(
            help =
                "whether to train the embedder's vectors too, if the embedder allows that; never"
                    + " with per-level or residual-over",
            defaultsTo = "true")
        boolean tuneVectors,
    @Option(
            help =
                "a denoiser that is trained first; the network predicts the error of its"
                    + " estimate",
            defaultsTo = "")
        Optional<Part<DenoiserTrainer>> residualOver,
    @Option(
            help =
                "a network of the same type and layers, trained or loaded first, whose weights"
                    + " training starts from",
            defaultsTo = "")
        Optional<Part<DenoiserTrainer>> startFrom,
    @Option(
            help =
                "format of the values between layers: float32; bfloat16, which is faster on"
                    + " processors with avx512_bf16 or amx_bf16 and refused on others; or auto,"
                    + " bfloat16 where it is available",
            defaultsTo = "float32")
        PrecisionOption precision,
    @Option(help = "optimiser and budget; without a budget, 5,000 steps", defaultsTo = "{}")
        Optimization training) {

  /**
   * Checks what concerns several options.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  public NetworkOptions {
    if (timeFeatures % 2 != 0) {
      throw new IllegalArgumentException("time-features must be even, found " + timeFeatures);
    }
    if (residualOver.isPresent() && target != Target.VELOCITY) {
      throw new IllegalArgumentException(
          "with residual-over the network predicts the other denoiser's error, so target must be"
              + " left out");
    }
  }
}
