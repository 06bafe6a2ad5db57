// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.difflab.engine.pipeline.Generated;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.FileProblem;
import org.difflab.files.NpyFile;
import org.difflab.files.text.ExceptionText;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.PartException;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Workers;

/** Runs one trial: trains, saves the pipeline, generates, draws and measures. */
public final class TrialRunner {

  private static final String LOG = "failure.log";

  private final PipelineTrainer trainer;
  private final SavedPipeline saved;
  private final TrialMetrics metrics;
  private final Provenance provenance;
  private final Workers workers;

  /** Creates the runner. */
  @Inject
  public TrialRunner(
      PipelineTrainer trainer,
      SavedPipeline saved,
      TrialMetrics metrics,
      Provenance provenance,
      Workers workers) {
    this.trainer = trainer;
    this.saved = saved;
    this.metrics = metrics;
    this.provenance = provenance;
    this.workers = workers;
  }

  /**
   * Runs a trial.
   *
   * @param key the key of its result
   * @param peakBytes supplies the peak memory since the start of the trial; empty if other trials
   *     run at the same time, since their memory cannot be separated
   * @return its result; that of a failed trial states why
   * @throws OutOfMemoryError if it runs out of memory while other trials run
   */
  TrialResult run(
      Trial trial,
      String key,
      RunContext context,
      Optional<LongSupplier> peakBytes,
      Progress progress) {
    TrialWarnings warnings = new TrialWarnings(trial.name(), progress);
    return result(trial, key, context, peakBytes, warnings)
        .with(warnings.messages(), provenance.of(trial.spec()));
  }

  private TrialResult result(
      Trial trial,
      String key,
      RunContext context,
      Optional<LongSupplier> peakBytes,
      Progress progress) {
    try {
      removeLog(context.folder().trial(trial.folder()).resolve(LOG));
      return attempt(trial, key, context, peakBytes, progress);
    } catch (OutOfMemoryError | CancellationException e) {
      throw e;
    } catch (Throwable e) {
      return failed(trial, key, context.folder(), e);
    }
  }

  private static void removeLog(Path log) {
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw FileProblem.writing(log, OptionalLong.empty(), e);
    }
  }

  /**
   * Returns the result of a trial that threw an exception. An exception without a message for users
   * is written with its stack trace into {@value #LOG} in the folder of the trial.
   */
  static TrialResult failed(Trial trial, String key, RunFolder folder, Throwable thrown) {
    boolean explained = ExceptionText.isForUsers(thrown);
    String reason =
        explained ? thrown.getMessage() : "a bug in difflab: " + ExceptionText.line(thrown);
    if (!explained || thrown instanceof PartException) {
      String log = "trials/" + trial.folder() + "/" + LOG;
      try {
        folder.writeText(log, ExceptionText.stackTrace(thrown));
        reason += " (stack trace in " + log + ")";
      } catch (InputException e) {
        reason += " (the stack trace could not be written: " + e.getMessage() + ")";
      }
    }
    return TrialResult.failed(trial, trial.folder(), key, reason);
  }

  /**
   * Returns the result of a trial that ran out of memory although no other trial ran.
   *
   * @param estimate the warning of the memory estimate, with advice; empty if there was none
   */
  static TrialResult tooLarge(Trial trial, String key, String estimate) {
    String reason =
        estimate.isEmpty()
            ? JavaMemory.ofThisProcess().exceededBy("it")
            : "it ran out of memory: it " + estimate;
    return TrialResult.failed(trial, trial.folder(), key, reason);
  }

  private TrialResult attempt(
      Trial trial,
      String key,
      RunContext context,
      Optional<LongSupplier> peakBytes,
      Progress progress) {
    Experiment experiment = context.experiment();
    TrainingData data = context.data();
    PipelineTrainer.Trained trained =
        trainer.train(trial.components(), data, trial.seed(), context.store(), progress);
    TrainedPipeline pipeline = trained.pipeline();
    String name = trial.folder();
    Path target = context.folder().trial(name);
    saved.write(target.resolve("pipeline"), pipeline);
    Experiment.Picture picture = experiment.picture();
    Samples shown =
        pipeline
            .generate(
                SampleRequest.each(picture.prompts(), picture.count()),
                trial.seed(),
                Progress.SILENT)
            .samples();
    PromptAllocation prompts = experiment.promptShares().of(data);
    long start = System.nanoTime();
    Generated generated =
        pipeline.generate(
            prompts.requests(experiment.samples(), trial.seed()), trial.seed(), progress);
    double seconds = (System.nanoTime() - start) * 1e-9;
    generated
        .limited()
        .warning(trial.spec().sampler().name(), trial.spec().encoder().name(), trained.spread())
        .ifPresent(progress::warn);
    write(experiment.samples() == 0 ? shown : generated.samples(), data, target);
    context
        .pictures()
        .draw(
            new TrialView(
                trial, pipeline, data, experiment.pictures(), prompts, shown, generated.samples()),
            target,
            progress);
    TrialMetrics.Measured measured =
        metrics.measure(
            trial, pipeline, generated.samples(), context, peakBytes.isPresent(), progress);
    drawPairs(measured.pairs(), trial, context, target);
    List<Finding> findings = new ArrayList<>(measured.findings());
    findings.add(
        ValueRange.of(
                context.ranges().get(),
                (experiment.samples() == 0 ? shown : generated.samples()).values(),
                workers)
            .finding());
    findings.add(PromptSummary.of(data, generated.samples().prompts()).finding());
    return new TrialResult(
        TrialResult.Identity.of(trial, name, key),
        TrialResult.Status.FINISHED,
        "",
        new TrialResult.Cost(
            trained.costs(),
            experiment.samples(),
            seconds,
            generated.modelCalls(),
            peakBytes.map(LongSupplier::getAsLong).orElse(0L)),
        new TrialResult.Measured(measured.measurements(), measured.unmeasured(), findings),
        List.of(),
        Map.of());
  }

  private static void drawPairs(
      SortedMap<Integer, PairedSampling.Pairs> pairs,
      Trial trial,
      RunContext context,
      Path target) {
    List<PairView> views = new ArrayList<>();
    pairs.forEach(
        (number, found) ->
            views.add(
                new PairView(
                    number,
                    trial.setting(),
                    found.other(),
                    found.samples(),
                    context.data().shape(),
                    context.experiment().picture())));
    context.pictures().drawPairs(views, target);
  }

  private static void write(Samples samples, TrainingData data, Path folder) {
    NpyFile.write(folder.resolve("samples.npy"), samples.values(), data.shape());
    PromptLines.write(folder.resolve("prompts.txt"), samples.prompts());
  }
}
