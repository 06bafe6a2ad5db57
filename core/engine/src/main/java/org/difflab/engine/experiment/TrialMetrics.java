// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.Unmeasured;
import org.difflab.files.text.ExceptionText;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.PartException;
import org.difflab.registry.PartNames;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.PairedOptions;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Part;

/**
 * Applies the metrics of an experiment to a trial. The measurements of a metric that is listed
 * several times have names that distinguish its options ({@link PartNames}); the failure of a
 * metric does not affect the others.
 */
public final class TrialMetrics {

  private final Wiring wiring;
  private final PairedSampling pairing;
  private final Registry registry;
  private final Workers workers;

  /** Creates it for a device. */
  @Inject
  public TrialMetrics(Wiring wiring, Registry registry, PairedSampling pairing, Workers workers) {
    this.wiring = wiring;
    this.registry = registry;
    this.pairing = pairing;
    this.workers = workers;
  }

  /**
   * The results of metrics.
   *
   * @param measurements the numbers, all finite, with distinct names
   * @param unmeasured undefined measurements and failed metrics
   * @param findings tables to draw
   * @param pairs the pairs of samples that metrics compared, by the number of the metric among
   *     those that compare pairs, from 1; without those that compared the trial with itself
   */
  record Measured(
      List<Measurement> measurements,
      List<Unmeasured> unmeasured,
      List<Finding> findings,
      SortedMap<Integer, PairedSampling.Pairs> pairs) {}

  /**
   * Applies the metrics.
   *
   * @param generated the samples for the metrics, as decoded
   * @param alone whether no other trial runs at the same time; a metric that then runs out of
   *     memory counts as failed
   * @throws OutOfMemoryError if a metric runs out of memory while other trials run
   * @throws CancellationException if the thread is interrupted
   */
  Measured measure(
      Trial trial,
      TrainedPipeline pipeline,
      Samples generated,
      RunContext context,
      boolean alone,
      Progress progress) {
    Experiment experiment = context.experiment();
    TrainingData data = context.data();
    Samples judged = experiment.imageValues().of(generated, data.shape());
    SortedMap<Integer, PairedSampling.Pairs> pairs = new TreeMap<>();
    int paired = 0;
    PartNames names = new PartNames(experiment.metrics());
    Map<String, Measurement> measured = new LinkedHashMap<>();
    List<Unmeasured> unmeasured = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    try (Progress.Stage stage = progress.begin("metrics", experiment.metrics().size())) {
      for (Part<Metric> part : experiment.metrics()) {
        Evaluation evaluation =
            new Evaluation(
                data.part().name(),
                data.splits(),
                data.shape(),
                pipeline.encoder(),
                pipeline.embedder(),
                pipeline.denoiser(),
                pipeline.schedule(),
                judged,
                Noise.of(trial.seed(), "metric").forPurpose(part.name()),
                workers);
        try {
          Metric metric = wiring.make(part, pipeline.schedule());
          Optional<PairedSampling.Pairs> made = Optional.empty();
          if (part.options() instanceof PairedOptions options) {
            paired++;
            made = Optional.of(pairing.of(options, trial, pipeline, generated, context, progress));
            evaluation = evaluation.with(made.get().samples());
          }
          List<Measurement> numbers = metric.measure(evaluation);
          List<Finding> drawn = metric.find(evaluation);
          // All calls have succeeded: partial results of a failed metric are discarded.
          if (made.filter(found -> !found.other().equals(trial.setting())).isPresent()) {
            pairs.put(paired, made.get());
          }
          for (Measurement found : numbers) {
            keep(found.named(found.name() + names.suffix(part)), names.of(part), measured);
          }
          for (Finding found : drawn) {
            findings.add(finite(found, names.suffix(part)));
          }
        } catch (CancellationException e) {
          throw e;
        } catch (OutOfMemoryError e) {
          if (!alone) {
            throw e;
          }
          // The memory of the metric is free again, so the others can continue.
          RegisteredComponent<Metric> component = registry.require(Metric.class, part.name());
          String reason = JavaMemory.ofThisProcess().exceededBy(PartException.words(component));
          unmeasured.add(Unmeasured.failed(names.of(part), reason));
        } catch (RuntimeException e) {
          unmeasured.add(Unmeasured.failed(names.of(part), ExceptionText.reason(e)));
        }
        stage.advance(1);
      }
    }
    measured.values().stream()
        .filter(found -> !found.hasValue())
        .map(Unmeasured::undefined)
        .forEach(unmeasured::add);
    return new Measured(
        measured.values().stream().filter(Measurement::hasValue).toList(),
        unmeasured,
        findings,
        pairs);
  }

  /**
   * Adds a measurement. If several metrics report a measurement of the same name, equal values are
   * kept once; different ones are distinguished by the name of the metric.
   */
  private static void keep(Measurement found, String metric, Map<String, Measurement> measured) {
    Measurement first = measured.computeIfAbsent(found.name(), added -> found);
    if (!first.equals(found)) {
      String qualified = found.name() + " of " + metric;
      measured.put(qualified, found.named(qualified));
    }
  }

  /** Rows with non-finite numbers cannot be drawn. */
  private static Finding finite(Finding found, String suffix) {
    return new Finding(
        found.name() + suffix,
        found.kind(),
        found.columns(),
        found.rows().stream()
            .filter(row -> row.values().stream().allMatch(Double::isFinite))
            .toList());
  }
}
