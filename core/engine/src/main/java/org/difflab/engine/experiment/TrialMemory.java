// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.wiring.WiredPipeline;
import org.difflab.linear.device.JavaMemory;
import org.difflab.spi.Shape;
import org.difflab.spi.training.EncoderTrainer;

/**
 * The bytes that a trial needs at its peak, estimated before it is trained: to say so, and to tell
 * how many trials fit side by side.
 *
 * @param data all samples of the data set
 * @param encoder what training the encoder needs
 * @param latents {@value #COPIES} times the latents of the training samples with their conditions
 * @param denoiser what training the denoiser needs
 * @param generated {@value #COPIES} times the generated samples
 */
public record TrialMemory(long data, long encoder, long latents, long denoiser, long generated) {

  /** Latents, what a denoiser makes of them, and what is being computed. */
  private static final long COPIES = 3;

  /** The share of the sum above which a part is most of it. */
  private static final double LARGE = 0.5;

  /**
   * Estimates.
   *
   * @param data the data set, before or after it is read
   * @param samples how many samples are generated
   * @return nothing if the data set does not know how many samples it has
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

  /** Returns what is needed beside the data set, which trials share. */
  public long besideData() {
    return Math.max(encoder, latents + denoiser + generated);
  }

  /** Returns the sum. */
  public long total() {
    return data + besideData();
  }

  /** Returns a warning if Java may not use as much. */
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
