// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialLimits;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Dataset;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Sampler;
import org.difflab.spi.Samples;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.StepNoise;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.Service;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading, checking, estimating and running share the components of each trial. */
class ComponentsOfTrialsTest {

  private static final String ONE =
      """
      dataset: acme.counted
      pipelines:
        one:
          encoder: acme.counted
          embedder: acme.counted
          schedule: acme.counted
          denoiser: acme.counted
          guidance: acme.counted
          sampler: acme.counted
      """;

  @TempDir Path folder;
  private final Constructions constructions = new Constructions(new ConcurrentLinkedQueue<>());

  /** The kinds of the components that were made. */
  record Constructions(ConcurrentLinkedQueue<String> kinds) {

    Map<String, Integer> byKind() {
      return kinds.stream()
          .collect(Collectors.toMap(kind -> kind, kind -> 1, Integer::sum, TreeMap::new));
    }
  }

  private record Counted(Constructions constructions) implements Plugin {

    @Override
    public String name() {
      return "acme-counted";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public List<Service<?>> services() {
      return List.of(new Service<>(Constructions.class, constructions));
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          component(Dataset.class, Points.class),
          component(EncoderTrainer.class, Encoding.class),
          component(EmbedderTrainer.class, Embedding.class),
          component(Schedule.class, Levels.class),
          component(DenoiserTrainer.class, Denoising.class),
          component(Guidance.class, Unguided.class),
          component(Sampler.class, Steps.class));
    }

    private static <T> Component<T> component(Class<T> kind, Class<? extends T> implementation) {
      return new Component<>(
          kind, "acme.counted", implementation, NoOptions.class, "Counts constructions.");
    }
  }

  static final class Points implements Dataset {

    @Inject
    Points(Constructions constructions) {
      constructions.kinds().add("dataset");
    }

    @Override
    public Shape shape() {
      return Shape.vector(2);
    }

    @Override
    public List<String> prompts() {
      return List.of("a", "b");
    }

    @Override
    public Splits load(Progress progress) {
      Samples samples =
          new Samples(
              Matrix.ofRows(new float[] {0, 1}, new float[] {1, 0}, new float[] {1, 1}),
              List.of("a", "b", "a"));
      return new Splits(samples, samples, samples, "0".repeat(64));
    }
  }

  static final class Encoding implements EncoderTrainer {

    private final EncoderTrainer same = new TinyPlugin.Same();

    @Inject
    Encoding(Constructions constructions) {
      constructions.kinds().add("encoder");
    }

    @Override
    public Shape latentShape(Shape samples) {
      return same.latentShape(samples);
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      return same.train(input, training);
    }

    @Override
    public Encoder load(Weights weights) {
      return same.load(weights);
    }
  }

  static final class Embedding implements EmbedderTrainer {

    private final EmbedderTrainer table = new TinyPlugin.Tabulating();

    @Inject
    Embedding(Constructions constructions) {
      constructions.kinds().add("embedder");
    }

    @Override
    public int width(List<String> vocabulary) {
      return table.width(vocabulary);
    }

    @Override
    public boolean hasUnconditional() {
      return table.hasUnconditional();
    }

    @Override
    public Embedder train(EmbedderInput input, Training training) {
      return table.train(input, training);
    }

    @Override
    public Embedder load(Weights weights) {
      return table.load(weights);
    }
  }

  static final class Levels implements Schedule {

    @Inject
    Levels(Constructions constructions) {
      constructions.kinds().add("schedule");
    }

    @Override
    public int steps() {
      return 4;
    }

    @Override
    public NoiseLevel level(int step) {
      return new NoiseLevel(step / 4.0, 1 - 0.2 * step, 0.2 * step);
    }
  }

  static final class Denoising implements DenoiserTrainer {

    private final DenoiserTrainer echo =
        new TinyPlugin.Echoing(new TinyPlugin.Echoing.Options(TinyPlugin.Tuning.LEAVE));

    @Inject
    Denoising(Constructions constructions) {
      constructions.kinds().add("denoiser");
    }

    @Override
    public DenoiserModel train(DenoiserInput input, Training training) {
      return echo.train(input, training);
    }

    @Override
    public DenoiserModel load(Weights weights) {
      return echo.load(weights);
    }
  }

  static final class Unguided implements Guidance {

    @Inject
    Unguided(Constructions constructions) {
      constructions.kinds().add("guidance");
    }

    @Override
    public boolean needsUnconditional() {
      return false;
    }

    @Override
    public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
      return denoiser;
    }
  }

  static final class Steps implements Sampler {

    @Inject
    Steps(Constructions constructions) {
      constructions.kinds().add("sampler");
    }

    @Override
    public List<NoiseLevel> grid(Schedule schedule) {
      return schedule.grid(schedule.steps());
    }

    @Override
    public Matrix sample(
        Matrix start,
        List<NoiseLevel> grid,
        CleanEstimate estimate,
        StepNoise noise,
        SamplingObserver observer) {
      return estimate.at(start, grid.get(0));
    }
  }

  private Laboratory laboratory() {
    return Laboratory.open(
        Device.open(2, AlgebraSetting.PLAIN),
        Registry.of(IncludedPlugins.and(new Counted(constructions))));
  }

  private void assertMade(int trials) {
    Map<String, Integer> expected = new TreeMap<>(Map.of("dataset", 1));
    for (String slot :
        List.of("encoder", "embedder", "schedule", "denoiser", "guidance", "sampler")) {
      expected.put(slot, trials);
    }
    assertEquals(expected, constructions.byKind());
  }

  @Test
  void aRunMakesTheComponentsOfEachTrialOnce() {
    try (Laboratory laboratory = laboratory()) {
      Experiment experiment =
          laboratory.read(
              "x",
              ONE
                  + """
                    two: {extends: one}
                  seeds: 2
                  metrics: [sample-agreement, sliced-wasserstein]
                  samples: 4
                  pictures: []
                  """);
      laboratory.warnings(experiment);
      laboratory.memory(experiment);
      List<TrialResult> results =
          laboratory.run(
              experiment,
              folder,
              new MemoryStore(),
              TrialPictures.NONE,
              new TrialLimits(2, Long.MAX_VALUE),
              Progress.SILENT);

      results.forEach(
          result -> assertEquals(TrialResult.Status.FINISHED, result.status(), result.reason()));
      assertMade(4);
    }
  }

  @Test
  void aPipelineThatIsTrainedAloneIsMadeOnce() {
    try (Laboratory laboratory = laboratory()) {
      laboratory.train(ONE);
    }
    assertMade(1);
  }
}
