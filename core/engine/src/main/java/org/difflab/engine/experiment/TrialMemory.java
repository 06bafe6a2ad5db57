package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import org.difflab.engine.pipeline.PipelineSpec;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.pipeline.Wiring;

/**
 * Estimates how much memory a trial needs beside the data set, to tell how many fit side by side.
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
   * Returns the bytes of {@value #COPIES} times all training samples as latents with their
   * conditions, and all generated samples.
   */
  long of(PipelineSpec spec, TrainingData data, int samples) {
    long latents = wiring.make(spec.encoder()).latentShape(data.shape()).size();
    long conditions = wiring.make(spec.embedder()).width(data.prompts());
    long trained = (latents + conditions) * data.splits().train().count();
    long generated = (long) samples * data.shape().size();
    return COPIES * Float.BYTES * (trained + generated);
  }
}
