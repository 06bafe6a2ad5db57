// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.store.PartKey;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.PartNames;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Bounds;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Part;

/**
 * Measures every metric of a run on real data and on a random baseline. A metric of samples
 * measures {@link RealSamples} and {@link RandomSamples}, of the number and the prompts that each
 * trial generates; a metric of the pipeline provides its exact bounds. A value that cannot be
 * measured is left out, with the reason.
 */
public final class ReferenceMeasuring {

  /** A version that is increased when the samples of references change. */
  private static final String VERSION = "2";

  private final Wiring wiring;
  private final CanonicalJson canonical;
  private final Workers workers;

  /** Creates it for a device. */
  @Inject
  public ReferenceMeasuring(Wiring wiring, CanonicalJson canonical, Workers workers) {
    this.wiring = wiring;
    this.canonical = canonical;
    this.workers = workers;
  }

  /**
   * Measures what a run's folder does not yet have, and writes all into it.
   *
   * @param metrics the metrics of the run
   * @param schedule that of any of its pipelines, for metrics that ask for one
   * @param generated the samples that each trial generates
   * @param run the folder
   */
  public References measure(
      List<Part<Metric>> metrics,
      Schedule schedule,
      ReferenceSamples generated,
      TrainingData data,
      Path run,
      Progress progress) {
    if (metrics.isEmpty()) {
      return References.NONE;
    }
    References known = References.read(run);
    PartNames names = new PartNames(metrics);
    List<Reference> references = new ArrayList<>();
    try (Progress.Stage stage = progress.begin("real data and random baseline", metrics.size())) {
      for (Part<Metric> part : metrics) {
        String key = key(part, names.suffix(part), generated, data);
        known
            .withKey(key)
            .filter(Reference::isWhole)
            .or(
                () ->
                    measure(part, key, schedule, generated, data)
                        .map(reference -> reference.named(names.of(part), names.suffix(part))))
            .ifPresent(references::add);
        stage.advance(1);
      }
    }
    References measured = new References(references);
    measured.write(run);
    return measured;
  }

  private String key(
      Part<Metric> part, String suffix, ReferenceSamples generated, TrainingData data) {
    List<String> ingredients = new ArrayList<>();
    ingredients.add(VERSION);
    ingredients.add(canonical.ofContents().of(part));
    ingredients.add(suffix);
    ingredients.add(canonical.of(data.part()));
    ingredients.add(data.splits().checksum());
    generated
        .prompts()
        .counts(generated.samples(), generated.seed())
        .forEach(
            (prompt, count) -> {
              ingredients.add(prompt);
              ingredients.add(Integer.toString(count));
            });
    ingredients.addAll(data.prompts());
    ingredients.add(generated.imageValues().word());
    ingredients.add(wiring.algebra().bits());
    return PartKey.of("reference", ingredients).hash();
  }

  /** A metric that cannot be created has no reference; every trial reports the reason. */
  private Optional<Reference> measure(
      Part<Metric> part,
      String key,
      Schedule schedule,
      ReferenceSamples generated,
      TrainingData data) {
    try {
      Metric metric = wiring.make(part, schedule);
      return Optional.of(
          metric.subject() == Metric.Subject.SAMPLES
              ? measured(
                  key,
                  new SampleMetric(
                      part.name(), metric, schedule, data, generated.imageValues(), workers),
                  generated)
              : exact(key, part.name(), metric.bounds(data.splits())));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.empty();
    }
  }

  private static Reference exact(String key, String name, Bounds bounds) {
    return new Reference(
        name,
        key,
        exact(bounds.realData(), "exact, of a perfect pipeline"),
        exact(bounds.randomBaseline(), "exact, of a pipeline without information"));
  }

  private static Reference.Bound exact(List<Measurement> known, String basis) {
    return new Reference.Bound(known.isEmpty() ? "unknown" : basis, known);
  }

  private static Reference measured(String key, SampleMetric metric, ReferenceSamples generated) {
    TrainingData data = metric.data();
    return new Reference(
        metric.name(),
        key,
        metric.of(() -> RealSamples.like(generated, data.splits())),
        metric.of(() -> RandomSamples.like(generated.sampled(), data)));
  }
}
