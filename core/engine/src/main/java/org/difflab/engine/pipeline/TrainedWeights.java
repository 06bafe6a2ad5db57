// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.List;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/**
 * The state of a trained pipeline besides its components and their options.
 *
 * @param shape the layout of samples
 * @param prompts the prompts it was trained on, in order
 * @param encoder weights of the encoder
 * @param embedder weights of the embedder before fine-tuning; vectors tuned together with the
 *     denoiser are part of its weights
 * @param denoiser weights of the denoiser
 */
public record TrainedWeights(
    Shape shape, List<String> prompts, Weights encoder, Weights embedder, Weights denoiser) {

  /** Copies the prompts. */
  public TrainedWeights {
    prompts = List.copyOf(prompts);
  }

  /** Returns the state of a pipeline. */
  public static TrainedWeights of(TrainedPipeline pipeline) {
    return new TrainedWeights(
        pipeline.shape(),
        pipeline.prompts(),
        pipeline.encoder().weights(),
        pipeline.untuned().weights(),
        pipeline.denoiser().weights());
  }
}
