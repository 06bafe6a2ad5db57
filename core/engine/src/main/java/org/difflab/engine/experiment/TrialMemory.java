// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.wiring.WiredPipeline;
import org.difflab.spi.Shape;
import org.difflab.spi.training.EncoderTrainer;

/**
 * The bytes that a trial needs at its peak, estimated before it is trained: to say so, and to tell
 * how many trials fit side by side.
 *
 * @param data all samples of the data set
 * @param encoder training of the encoder
 * @param latents {@value #COPIES} times the latents of the training samples with their conditions
 * @param denoiser training of the denoiser
 * @param generated {@value #COPIES} times the generated samples
 */
public record TrialMemory(long data, long encoder, long latents, long denoiser, long generated) {

  /** Latents, the estimates of the denoiser, and intermediate results. */
  private static final long COPIES = 3;

  /** The share of the total above which a part is named as its main cause. */
  private static final double LARGE = 0.5;

  /**
   * Estimates.
   *
   * @param data the data set, before or after it is read
   * @param samples number of samples to generate
   * @return empty if the size of the data set is unknown
   */
  public static Optional<TrialMemory> of(WiredPipeline pipeline, DataOutline data, int samples) {
    OptionalInt train = data.sizes().train().total();
    if (train.isEmpty()) {
      return Optional.empty();
    }
    long count = train.getAsInt();
    EncoderTrainer encoder = pipeline.encoder().component();
    Shape latents = encoder.latentShape(data.shape());
    int conditions = pipeline.embedder().component().width(data.prompts());
    long bytes = COPIES * Float.BYTES;
    return Optional.of(
        new TrialMemory(
            data.bytes(),
            encoder.memory(data.shape(), count),
            bytes * count * ((long) latents.size() + conditions),
            pipeline
                .denoiser()
                .component()
                .memory(latents, conditions, count, data.prompts().size()),
            bytes * samples * data.shape().size()));
  }

  /** Returns the memory without the data set, which trials share. */
  public long besideData() {
    return Math.max(encoder, latents + denoiser + generated);
  }

  /** Returns the sum. */
  public long total() {
    return data + besideData();
  }

  /** Returns a warning if this exceeds the memory that Java may use. */
  public Optional<String> warning(JavaMemory memory) {
    if (total() <= memory.limit()) {
      return Optional.empty();
    }
    return Optional.of(
        "needs about " + JavaMemory.text(total()) + advice() + ". " + memory.advice(total()));
  }

  private String advice() {
    double large = LARGE * total();
    if (denoiser > large) {
      return ", most of it to train the denoiser: narrower latents, which an"
          + " encoder can provide, need less";
    }
    if (encoder > large) {
      return ", most of it to train the encoder: fewer components need less";
    }
    if (generated > large) {
      return ", most of it for generated samples: a smaller number under 'samples' needs less";
    }
    return data + latents > large
        ? ", most of it for the training samples: fewer of them need less"
        : "";
  }
}
