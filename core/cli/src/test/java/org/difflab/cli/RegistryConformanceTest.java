// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.data.LocalFolders;
import org.difflab.files.NpyFile;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.metrics.judge.SharedJudges;
import org.difflab.metrics.rows.SharedResults;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.DataFolders;
import org.difflab.spi.Dataset;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.Sampler;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.difflab.tck.ContractSchedule;
import org.difflab.tck.DatasetContract;
import org.difflab.tck.GuidanceContract;
import org.difflab.tck.MetricContract;
import org.difflab.tck.PluginContract;
import org.difflab.tck.SamplerContract;
import org.difflab.tck.ScheduleContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every plug-in of ours, and every schedule, sampler, guidance, data set and metric in it, keeps
 * the rules we ask of others. What is new in the registry is tested without a word here; trained
 * parts, which want options that train them quickly, are tested by {@link ConformanceTest}.
 */
class RegistryConformanceTest {

  /** Options of those that cannot be made without any, or are too large with their defaults. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "schedule betas", "{\"betas\": [0.1, 0.2, 0.4]}",
          "dataset csv", "{\"file\": \"rows.csv\", \"test\": 0.2}",
          "dataset npy", "{\"file\": \"rows.npy\", \"test\": 0.2}",
          "metric mode-share",
              "{\"centres\": [[0.3,0,-0.3,0.3,0,-0.3,0.3,0], [-0.3,0,0.3,-0.3,0,0.3,-0.3,0]]}");

  /** Data sets of files that are downloaded, or of whole folders, which have tests of their own. */
  private static final Set<String> OF_FILES =
      Set.of("mnist", "fashion-mnist", "emnist-letters", "idx", "images");

  private static final Set<String> DRAWING = Set.of("ddpm");

  /** The orders of convergence of samplers above one. */
  private static final Map<String, Integer> ORDERS = Map.of("heun", 2, "dpm-solver++", 2);

  private static final Map<String, Optional<String>> REFUSALS = new ConcurrentHashMap<>();

  private static Registry registry;
  private static Device device;
  private static CanonicalJson parts;
  private static Wiring wiring;
  private static DataFolders folders;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    registry = Registry.onClassPath();
    device = Device.open(2, AlgebraSetting.AUTO);
    parts = new CanonicalJson(registry);
    folders = new LocalFolders(Optional.of(folder), folder.resolve("cache"));
    wiring =
        new Wiring(
            registry,
            device.algebra(),
            device.workers(),
            List.of(binder -> binder.bind(DataFolders.class).toInstance(folders)));
    Matrix rows = Noise.of(1, "rows").gaussian(0, 0, 50, 3);
    NpyFile.write(folder.resolve("rows.npy"), rows, Shape.vector(3));
    StringBuilder csv = new StringBuilder();
    for (int row = 0; row < rows.rows(); row++) {
      csv.append(rows.get(row, 0)).append(',').append(rows.get(row, 1)).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
  }

  @AfterAll
  static void close() {
    device.close();
  }

  private static Stream<String> names(Kind kind) {
    return registry.all(kind).stream().map(registered -> registered.component().name());
  }

  private static <T> T make(Class<T> type, Kind kind, String name, String options) {
    String json =
        "{\"kind\": \"%s\", \"type\": \"%s\", \"plugin\": \"any\", \"version\": \"0\", \"options\": %s}"
            .formatted(kind.word(), name, options);
    return wiring.make(parts.part(type, json), new ContractSchedule());
  }

  private static <T> T make(Class<T> type, Kind kind, String name) {
    return make(type, kind, name, OPTIONS.getOrDefault(kind.word() + " " + name, "{}"));
  }

  static Stream<String> schedules() {
    return names(Kind.SCHEDULE);
  }

  static Stream<String> samplers() {
    return names(Kind.SAMPLER);
  }

  static Stream<String> guidances() {
    return names(Kind.GUIDANCE);
  }

  static Stream<String> metrics() {
    return names(Kind.METRIC);
  }

  static Stream<String> datasets() {
    return names(Kind.DATASET).filter(name -> !OF_FILES.contains(name));
  }

  static Stream<Plugin> plugins() {
    return ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::get);
  }

  @Test
  void nothingIsLeftOutOfTheRegistry() {
    assertTrue(registry.problems().isEmpty(), registry.problems().toString());
    assertTrue(registry.plugins().size() >= 4, "not all of our plug-ins are found");
    for (Kind kind : Kind.values()) {
      assertTrue(names(kind).findAny().isPresent(), "there is no " + kind.word());
    }
  }

  @Nested
  @ParameterizedClass
  @MethodSource("org.difflab.cli.RegistryConformanceTest#schedules")
  class SchedulesTest extends ScheduleContract {

    @Parameter String name;

    @Override
    protected Schedule schedule() {
      return make(Schedule.class, Kind.SCHEDULE, name);
    }
  }

  @Nested
  @ParameterizedClass
  @MethodSource("org.difflab.cli.RegistryConformanceTest#samplers")
  class SamplersTest extends SamplerContract {

    @Parameter String name;

    @Override
    protected Sampler sampler() {
      return make(Sampler.class, Kind.SAMPLER, name);
    }

    @Override
    protected Randomness randomness() {
      return DRAWING.contains(name) ? Randomness.FRESH_NOISE : Randomness.NONE;
    }

    @Override
    protected int order() {
      return ORDERS.getOrDefault(name, 1);
    }
  }

  @Nested
  @ParameterizedClass
  @MethodSource("org.difflab.cli.RegistryConformanceTest#guidances")
  class GuidancesTest extends GuidanceContract {

    @Parameter String name;

    @Override
    protected Guidance guidance() {
      return make(Guidance.class, Kind.GUIDANCE, name);
    }
  }

  @Nested
  @ParameterizedClass
  @TestInstance(TestInstance.Lifecycle.PER_METHOD) // or the next data set would find the last one's
  @MethodSource("org.difflab.cli.RegistryConformanceTest#datasets")
  class DatasetsTest extends DatasetContract {

    @Parameter String name;

    private boolean drawn() {
      return !OPTIONS.containsKey("dataset " + name);
    }

    private Dataset dataset(String seed) {
      return drawn()
          ? make(
              Dataset.class,
              Kind.DATASET,
              name,
              "{\"train\": 100, \"validation\": 20, \"test\": 50, \"seed\": %s}".formatted(seed))
          : make(Dataset.class, Kind.DATASET, name);
    }

    @Override
    protected Dataset dataset() {
      return dataset("1");
    }

    @Override
    protected Optional<Dataset> otherDataset() {
      return drawn() ? Optional.of(dataset("2")) : Optional.empty();
    }

    @Override
    protected Optional<Dataset> datasetWithoutFiles() {
      return drawn()
          ? Optional.empty()
          : Optional.of(make(Dataset.class, Kind.DATASET, name, "{\"file\": \"absent\"}"));
    }
  }

  @Nested
  @ParameterizedClass
  @MethodSource("org.difflab.cli.RegistryConformanceTest#metrics")
  class MetricsTest extends MetricContract {

    /** Metrics of which the better says nothing about likeness. */
    private static final Set<String> OF_OTHER_MEANING =
        Set.of("diversity", "memorisation", "mode-share");

    private static final Set<String> OF_DENSITIES = Set.of("log-likelihood");

    @Parameter String name;

    /** Metrics of pictures, or of one data set, say what they need and are tested elsewhere. */
    @BeforeEach
    void canJudgeTheContract() {
      Optional<String> refusal = REFUSALS.computeIfAbsent(name, unused -> refusal());
      Assumptions.assumeTrue(
          refusal.isEmpty(), () -> "metric '" + name + "' refuses: " + refusal.orElseThrow());
    }

    private Optional<String> refusal() {
      try {
        measured();
        return Optional.empty();
      } catch (InputException e) {
        return Optional.of(e.getMessage());
      }
    }

    @Override
    protected Metric metric() {
      return make(Metric.class, Kind.METRIC, name);
    }

    @Override
    protected Denoiser denoiser() {
      if (!OF_DENSITIES.contains(name)) {
        return super.denoiser();
      }
      Matrix rows = Noise.of(2, "rows").gaussian(0, 0, 200, shape().size());
      Matrix prompts = Matrix.ofRows(new float[] {1, 0}, new float[] {0, 1});
      Matrix conditions = prompts.select(IntStream.range(0, 200).map(row -> row % 2).toArray());
      return make(DenoiserTrainer.class, Kind.DENOISER, "wiener")
          .train(
              new DenoiserInput(shape(), rows, conditions, Optional.empty()),
              new Training(Noise.of(3, "training"), Progress.SILENT));
    }

    @Override
    protected Meaning meaning() {
      return OF_OTHER_MEANING.contains(name) ? Meaning.OTHER : Meaning.LIKENESS;
    }
  }

  @Nested
  @ParameterizedClass
  @MethodSource("org.difflab.cli.RegistryConformanceTest#plugins")
  class PluginsTest extends PluginContract {

    @Parameter Plugin plugin;

    @Override
    protected Plugin plugin() {
      return plugin;
    }

    @Override
    protected Optional<String> vendor() {
      return Optional.empty();
    }

    @Override
    protected List<Object> alsoInjected() {
      SampleMemory memory = new SharedResults();
      return List.of(registry, folders, memory, new SharedJudges(memory));
    }
  }
}
