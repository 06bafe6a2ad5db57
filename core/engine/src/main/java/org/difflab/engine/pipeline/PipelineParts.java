// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import org.difflab.spi.Guidance;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/** The six parts of a pipeline, made and ready to be trained. */
record PipelineParts(
    EncoderTrainer encoder,
    EmbedderTrainer embedder,
    Schedule schedule,
    DenoiserTrainer denoiser,
    Guidance guidance,
    Sampler sampler) {}
