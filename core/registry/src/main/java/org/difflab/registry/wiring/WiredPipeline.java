// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry.wiring;

import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Guidance;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * The six components of a pipeline, made once for each trial: the check before training, the
 * estimate of memory, training and sampling all use these. They hold their options, no data.
 *
 * @param encoder trains the encoder
 * @param embedder trains the embedder
 * @param schedule the noise levels
 * @param denoiser trains the denoiser
 * @param guidance wraps the denoiser
 * @param sampler walks from noise to latents
 */
public record WiredPipeline(
    Wired<EncoderTrainer> encoder,
    Wired<EmbedderTrainer> embedder,
    Wired<Schedule> schedule,
    Wired<DenoiserTrainer> denoiser,
    Wired<Guidance> guidance,
    Wired<Sampler> sampler) {

  /** Returns the level at which the sampler starts. */
  public NoiseLevel noisiest() {
    return sampler.component().grid(schedule.component()).get(0);
  }

  /** Returns the choices that the components were made by. */
  public PipelineSpec spec() {
    return new PipelineSpec(
        encoder.part(),
        embedder.part(),
        schedule.part(),
        denoiser.part(),
        guidance.part(),
        sampler.part());
  }
}
