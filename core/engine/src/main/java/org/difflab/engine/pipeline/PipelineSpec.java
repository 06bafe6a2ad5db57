package org.difflab.engine.pipeline;

import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/**
 * A pipeline before it is trained: the component chosen for each slot, with its options.
 *
 * @param encoder samples to latents and back
 * @param embedder prompts to conditions
 * @param schedule the noise levels
 * @param denoiser noisy latents to clean ones
 * @param guidance how strongly the prompt pulls
 * @param sampler how noise becomes latents
 */
public record PipelineSpec(
    Part<EncoderTrainer> encoder,
    Part<EmbedderTrainer> embedder,
    Part<Schedule> schedule,
    Part<DenoiserTrainer> denoiser,
    Part<Guidance> guidance,
    Part<Sampler> sampler) {}
