// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.engine.pipeline.DataOutline;
import org.difflab.engine.pipeline.Wiring;
import org.difflab.engine.registry.PipelineSpec;
import org.difflab.linear.device.JavaMemory;
import org.difflab.spi.Shape;

/**
 * Estimates how much memory a trial needs, before it is trained: to say so, and to tell how many
 * trials fit side by side.
 */
public final class TrialMemory {

  /** Latents, what a denoiser makes of them, and what is being computed. */
  private static final long COPIES = 3;

  private final Wiring wiring;

  /** Makes the estimates. */
  @Inject
  public TrialMemory(Wiring wiring) {
    this.wiring = wiring;
  }

  /**
   * The bytes that a trial needs at its peak.
   *
   * @param data all samples of the data set
   * @param encoder what training the encoder needs
   * @param latents {@value TrialMemory#COPIES} times the latents of the training samples with their
   *     conditions
   * @param denoiser what training the denoiser needs
   * @param generated {@value TrialMemory#COPIES} times the generated samples
   */
  public record Need(long data, long encoder, long latents, long denoiser, long generated) {

    /** The share of the sum above which a part is most of it. */
    private static final double LARGE = 0.5;

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
        return ", most of it to train the denoiser: narrower latents, such as those of an encoder"
            + " 'pca', need less";
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

  /**
   * Estimates.
   *
   * @param data the data set, before or after it is read
   * @param samples how many samples are generated
   * @return nothing if the data set does not know how many samples it has
   */
  public Optional<Need> of(PipelineSpec spec, DataOutline data, int samples) {
    OptionalInt train = data.sizes().train().total();
    if (train.isEmpty()) {
      return Optional.empty();
    }
    long count = train.getAsInt();
    var encoder = wiring.make(spec.encoder());
    Shape latents = encoder.latentShape(data.shape());
    int conditions = wiring.make(spec.embedder()).width(data.prompts());
    var denoiser = wiring.make(spec.denoiser(), wiring.make(spec.schedule()));
    long bytes = COPIES * Float.BYTES;
    return Optional.of(
        new Need(
            data.bytes(),
            encoder.memory(data.shape(), count),
            bytes * count * ((long) latents.size() + conditions),
            denoiser.memory(latents, conditions, count, data.prompts().size()),
            bytes * samples * data.shape().size()));
  }
}
