// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import com.google.common.base.Suppliers;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.difflab.engine.pipeline.PipelineTrainer;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.reference.ReferenceMeasuring;
import org.difflab.engine.reference.ReferenceSamples;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartStore;
import org.difflab.engine.store.WaitingStore;
import org.difflab.linear.device.JavaMemory;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Workers;

/**
 * Runs the trials of an experiment into a run folder, sequentially or in parallel. A trial with an
 * existing result under the same key is skipped, so an interrupted run continues, and a changed
 * file computes only new results. A failed trial is listed in the results with its reason, and the
 * others continue; a trial with a failed metric is repeated by the next run.
 */
public final class ExperimentRunner {

  private final PipelineTrainer trainer;
  private final TrialKeys keys;
  private final TrialRunner runner;
  private final ExperimentWriter writer;
  private final Provenance provenance;
  private final ReferenceMeasuring references;
  private final MetricsCheck metrics;
  private final Workers workers;

  /** Creates the runner. */
  @Inject
  public ExperimentRunner(
      PipelineTrainer trainer,
      TrialKeys keys,
      TrialRunner runner,
      ExperimentWriter writer,
      Provenance provenance,
      ReferenceMeasuring references,
      MetricsCheck metrics,
      Workers workers) {
    this.trainer = trainer;
    this.keys = keys;
    this.runner = runner;
    this.writer = writer;
    this.provenance = provenance;
    this.references = references;
    this.metrics = metrics;
    this.workers = workers;
  }

  /**
   * Runs the trials without results.
   *
   * @param limits the limits of trials that run in parallel
   * @return the results of all trials, in the order of the experiment
   * @throws InputException if the data cannot be read, nothing can be trained on them or a metric
   *     could not measure anything, or the folder cannot be written
   */
  public List<TrialResult> run(
      Experiment experiment,
      RunFolder folder,
      PartStore store,
      TrialPictures pictures,
      TrialLimits limits,
      Progress progress) {
    ForkJoinPool.commonPool().execute(provenance::prepare);
    folder.writeText("config.yaml", writer.of(experiment));
    long start = System.nanoTime();
    TrainingData data = trainer.load(experiment.dataset(), progress);
    requireMeasurable(experiment, data);
    double loading = (System.nanoTime() - start) * 1e-9;
    folder.writeJson("provenance.json", provenance.of(data, loading, limits));
    references.measure(
        experiment.metrics(),
        experiment.trials().get(0).components().schedule().component(),
        new ReferenceSamples(
            experiment.promptShares().of(data),
            experiment.samples(),
            experiment.trials().get(0).seed(),
            experiment.imageValues()),
        data,
        folder.path(),
        progress);
    RunResults results = new RunResults(experiment.trials(), folder);
    List<PendingTrial> pending = pending(experiment, data, folder, results, progress);
    results.write();
    RunContext context =
        new RunContext(
            experiment,
            data,
            Suppliers.memoize(
                () -> ColumnRanges.of(data.splits().train().values(), data.shape(), workers)),
            folder,
            new WaitingStore(store),
            pictures,
            new PairMemory());
    try (Progress.Stage stage = trials(limits, pending, progress)) {
      new TrialQueue(limits, pending)
          .run(
              trial -> {
                Progress own = new TrialProgress(trial.trial().name(), progress);
                results.add(runner.run(trial.trial(), trial.key(), context, Optional.empty(), own));
                stage.advance(1);
              },
              trial -> {
                results.add(alone(trial, context, progress));
                stage.advance(1);
              });
    }
    pictures.compare(experiment, data, results.all(), folder);
    return results.all();
  }

  /** Checks of metrics that need the data are done before training. */
  private void requireMeasurable(Experiment experiment, TrainingData data) {
    List<String> complaints =
        metrics.of(MetricsCheck.Plan.of(experiment), data.outline()).stream()
            .map(MetricsCheck.Complaint::message)
            .toList();
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
  }

  /** Sequential trials report enough progress themselves. */
  private static Progress.Stage trials(
      TrialLimits limits, List<PendingTrial> pending, Progress progress) {
    Progress shown = limits.trials() == 1 ? Progress.SILENT : progress;
    return shown.begin("trials", pending.size());
  }

  private TrialResult alone(PendingTrial trial, RunContext context, Progress progress) {
    try (HeapPeak peak = HeapPeak.begin()) {
      return runner.run(trial.trial(), trial.key(), context, Optional.of(peak::bytes), progress);
    } catch (OutOfMemoryError e) {
      // The memory of the trial is free again, so the others can continue.
      return TrialRunner.tooLarge(trial.trial(), trial.key(), trial.tooLarge())
          .with(List.of(), provenance.of(trial.trial().spec()));
    }
  }

  /**
   * Returns the trials to run, with warnings for those that are too large; adds the existing
   * results of the others.
   */
  private List<PendingTrial> pending(
      Experiment experiment,
      TrainingData data,
      RunFolder folder,
      RunResults results,
      Progress progress) {
    Map<String, TrialResult> known =
        folder.results().stream()
            .filter(TrialResult::hasEverything)
            .collect(
                Collectors.toMap(TrialResult::key, Function.identity(), (first, second) -> second));
    List<PendingTrial> pending = new ArrayList<>();
    for (Trial trial : experiment.trials()) {
      try {
        String key = keys.of(experiment, trial, data);
        if (known.containsKey(key) && known.get(key).isOf(trial)) {
          results.take(known.get(key));
        } else {
          Optional<TrialMemory> need =
              TrialMemory.of(trial.components(), data.outline(), experiment.samples());
          long others =
              OtherPipelines.of(experiment).besides(trial, experiment.metrics()).stream()
                  .flatMap(
                      other ->
                          TrialMemory.of(other.components(), data.outline(), experiment.samples())
                              .stream())
                  .mapToLong(TrialMemory::besideData)
                  .max()
                  .orElse(0);
          Optional<String> tooLarge =
              need.flatMap(found -> found.warning(JavaMemory.ofThisProcess()));
          tooLarge.ifPresent(warning -> progress.warn(trial.name() + ": " + warning));
          pending.add(
              new PendingTrial(
                  trial,
                  key,
                  others + need.map(TrialMemory::besideData).orElse(0L),
                  tooLarge.orElse("")));
        }
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (RuntimeException | Error e) {
        results.take(
            TrialRunner.failed(trial, "", folder, e).with(List.of(), provenance.of(trial.spec())));
      }
    }
    return pending;
  }
}
