// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param encoder maps samples to latents and back
 * @param embedder maps prompts to conditions
 * @param schedule the noise levels
 * @param denoiser estimates clean latents from noisy ones
 * @param guidance changes the strength of the prompt
 * @param sampler generates latents from noise
 */
public record PipelineSpec(
    Part<EncoderTrainer> encoder,
    Part<EmbedderTrainer> embedder,
    Part<Schedule> schedule,
    Part<DenoiserTrainer> denoiser,
    Part<Guidance> guidance,
    Part<Sampler> sampler) {

  /** Returns the part of each slot, in the order in which a pipeline uses them. */
  public SortedMap<Kind, Part<?>> parts() {
    SortedMap<Kind, Part<?>> parts = new TreeMap<>();
    parts.put(Kind.ENCODER, encoder);
    parts.put(Kind.EMBEDDER, embedder);
    parts.put(Kind.SCHEDULE, schedule);
    parts.put(Kind.DENOISER, denoiser);
    parts.put(Kind.GUIDANCE, guidance);
    parts.put(Kind.SAMPLER, sampler);
    return Collections.unmodifiableSortedMap(parts);
  }
}
