// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import java.util.Arrays;
import java.util.Optional;
import org.difflab.spi.Dataset;
import org.difflab.spi.Guidance;
import org.difflab.spi.Metric;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;

/** The kinds of component, in the order in which a pipeline uses them. */
public enum Kind {
  /** Data sets. */
  DATASET("dataset", Dataset.class),
  /** Maps samples to latents and back. */
  ENCODER("encoder", EncoderTrainer.class),
  /** Maps prompts to conditions. */
  EMBEDDER("embedder", EmbedderTrainer.class),
  /** The noise levels. */
  SCHEDULE("schedule", Schedule.class),
  /** Estimates clean latents from noisy ones. */
  DENOISER("denoiser", DenoiserTrainer.class),
  /** Changes the strength of the prompt. */
  GUIDANCE("guidance", Guidance.class),
  /** Generates latents from noise. */
  SAMPLER("sampler", Sampler.class),
  /** Measures pipelines and samples. */
  METRIC("metric", Metric.class);

  private final String word;
  private final Class<?> type;

  Kind(String word, Class<?> type) {
    this.word = word;
    this.type = type;
  }

  /** Returns its name in files and messages. */
  public String word() {
    return word;
  }

  /** Returns the interface that components of this kind implement. */
  public Class<?> type() {
    return type;
  }

  /** Returns the kind with an interface. */
  public static Optional<Kind> of(Class<?> type) {
    return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst();
  }

  /** Returns the kind with a name. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
