// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import com.google.common.base.Suppliers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.difflab.engine.pipeline.NoiseSpace;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.run.Trial;
import org.difflab.engine.saved.SavedParts;
import org.difflab.files.text.ExceptionText;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.Progress;
import org.difflab.spi.SamplePairs;
import org.difflab.spi.Samples;

/**
 * Generates samples of another pipeline from the noise of a trial's samples, as described by {@link
 * SamplePairs}. The other pipeline is trained through the store of the run, or loaded from its
 * folder.
 */
public final class PairedSampling {

  private final PipelineTrainer trainer;
  private final SavedPipeline saved;
  private final Wiring wiring;
  private final CanonicalJson canonical;

  /** Creates it for a device. */
  @Inject
  public PairedSampling(
      PipelineTrainer trainer, SavedPipeline saved, Wiring wiring, CanonicalJson canonical) {
    this.trainer = trainer;
    this.saved = saved;
    this.wiring = wiring;
    this.canonical = canonical;
  }

  /**
   * Pairs.
   *
   * @param other the name of the other pipeline
   * @param samples the pairs; images as the experiment gives them to metrics
   */
  record Pairs(String other, SamplePairs samples) {}

  /**
   * Creates pairs.
   *
   * @param generated the samples of the trial for the metrics, as decoded
   * @throws InputException if the other pipeline cannot be trained or read, does not generate, or
   *     cannot share noise
   */
  Pairs of(
      PairedOptions options,
      Trial trial,
      TrainedPipeline own,
      Samples generated,
      RunContext context,
      Progress progress) {
    Experiment experiment = context.experiment();
    OtherPipelines.Other other = OtherPipelines.of(experiment).of(options, trial, canonical);
    List<SampleRequest> all =
        experiment.promptShares().of(context.data()).requests(experiment.samples(), trial.seed());
    int[] rows = Samples.evenlySpaced(generated.count(), options.limit());
    List<SampleRequest> requests = IntStream.of(rows).mapToObj(all::get).toList();
    Samples mine = generated.select(rows);
    Samples theirs = mine;
    if (!other.trial().equals(Optional.of(trial))) {
      PairMemory.Source source = new PairMemory.Source(other, trial.seed());
      Supplier<TrainedPipeline> trained =
          Suppliers.memoize(() -> explained(other, () -> pipeline(source, context, progress)));
      Encoder encoder = context.pairs().encoder(source, () -> trained.get().encoder());
      NoiseSpace space = space(trial, own, other, encoder);
      theirs =
          context
              .pairs()
              .samples(
                  new PairMemory.Wanted(source, requests, space),
                  () ->
                      explained(
                          other,
                          () ->
                              trained
                                  .get()
                                  .generate(requests, trial.seed(), space, progress)
                                  .samples()));
      if (space == NoiseSpace.SAMPLES && !own.keepsNoise()) {
        mine = own.generate(requests, trial.seed(), space, progress).samples();
      }
    }
    return new Pairs(
        other.name(),
        new SamplePairs(
            experiment.imageValues().of(mine, context.data().shape()),
            experiment.imageValues().of(theirs, context.data().shape())));
  }

  private TrainedPipeline pipeline(
      PairMemory.Source source, RunContext context, Progress progress) {
    return source
        .other()
        .saved()
        .map(found -> saved.read(found.folder()))
        .orElseGet(
            () ->
                trainer
                    .train(
                        source.other().components(wiring),
                        context.data(),
                        source.seed(),
                        context.store(),
                        // Warnings are reported by its own trial.
                        (title, total) -> progress.begin(title, total))
                    .pipeline());
  }

  /**
   * Equal encoders share the noise of their latents; others must map noise of samples to noise of
   * latents.
   */
  private NoiseSpace space(
      Trial trial, TrainedPipeline own, OtherPipelines.Other other, Encoder encoder) {
    boolean same =
        own.encoder().latentShape().equals(encoder.latentShape())
            && SavedParts.equal(own.encoder().weights(), encoder.weights())
            && canonical
                .of(SavedParts.original(own.spec(), canonical).encoder())
                .equals(canonical.of(SavedParts.original(other.spec(), canonical).encoder()));
    if (same) {
      return NoiseSpace.LATENTS;
    }
    if (trial.components().encoder().component().definesLatentNoise()
        && other.components(wiring).encoder().component().definesLatentNoise()) {
      return NoiseSpace.SAMPLES;
    }
    throw new InputException(
        "the encoder '"
            + other.spec().encoder().name()
            + "' of "
            + other.name()
            + " has other weights than that of this pipeline, so the same numbers are different"
            + " noise; use the saved encoder in this pipeline");
  }

  private static <T> T explained(OtherPipelines.Other other, Supplier<T> work) {
    try {
      return work.get();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      String reason =
          e instanceof InputException || e instanceof ArithmeticException
              ? String.valueOf(e.getMessage())
              : ExceptionText.line(e);
      throw new InputException(
          "'" + other.name() + "', which it compares with, failed: " + reason, e);
    }
  }
}
