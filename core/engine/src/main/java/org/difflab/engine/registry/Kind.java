// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.registry;

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
  /** Where samples come from. */
  DATASET("dataset", Dataset.class),
  /** Samples to latents and back. */
  ENCODER("encoder", EncoderTrainer.class),
  /** Prompts to conditions. */
  EMBEDDER("embedder", EmbedderTrainer.class),
  /** The noise levels. */
  SCHEDULE("schedule", Schedule.class),
  /** Noisy latents to clean ones. */
  DENOISER("denoiser", DenoiserTrainer.class),
  /** How strongly the prompt pulls. */
  GUIDANCE("guidance", Guidance.class),
  /** How noise becomes latents. */
  SAMPLER("sampler", Sampler.class),
  /** What is measured. */
  METRIC("metric", Metric.class);

  private final String word;
  private final Class<?> type;

  Kind(String word, Class<?> type) {
    this.word = word;
    this.type = type;
  }

  /** Returns the word for it in files and messages. */
  public String word() {
    return word;
  }

  /** Returns the interface that components of this kind implement. */
  public Class<?> type() {
    return type;
  }

  /** Returns the kind whose interface this is. */
  public static Optional<Kind> of(Class<?> type) {
    return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst();
  }

  /** Returns the kind of a word. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
