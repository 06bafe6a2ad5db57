// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Registry;
import org.difflab.registry.wiring.Wiring;
import org.difflab.spi.Dataset;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceMeasuringTest {

  @TempDir Path run;

  private final Device device = Device.open(2, AlgebraSetting.AUTO);
  private final Registry registry = Registry.of(IncludedPlugins.and(new WronglyDeclared()));
  private final CanonicalJson json = new CanonicalJson(registry);
  private final Wiring wiring = new Wiring(registry, device.algebra(), device.workers());

  /** A plug-in with a metric that looks at more than it says. */
  @SpiVersion(SpiVersion.CURRENT)
  static final class WronglyDeclared implements Plugin {

    @Override
    public String name() {
      return "acme-metrics";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          new Component<>(
              Metric.class,
              "acme.curious",
              Curious.class,
              Component.NoOptions.class,
              "Looks at latents."));
    }
  }

  /** Has samples as its subject, but encodes them. */
  public static final class Curious implements Metric {

    /** Makes the metric. */
    @Inject
    public Curious() {}

    @Override
    public Subject subject() {
      return Subject.SAMPLES;
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
      evaluation.encoder().encode(evaluation.generated().values());
      throw new IllegalStateException("unreachable without a pipeline");
    }
  }

  @AfterEach
  void close() {
    device.close();
  }

  private <T> Part<T> part(Class<T> kind, String word, String type, String options) {
    return json.part(
        kind,
        """
        {"kind": "%s", "type": "%s", "plugin": "any", "version": "0", "options": {%s}}
        """
            .formatted(word, type, options));
  }

  private References measure(int train, int samples, String... metrics) {
    Part<Dataset> part =
        part(Dataset.class, "dataset", "spiral", "\"train\": " + train + ", \"test\": 600");
    Dataset dataset = wiring.make(part);
    TrainingData data =
        new TrainingData(part, dataset.shape(), dataset.prompts(), dataset.load(Progress.SILENT));
    return new ReferenceMeasuring(wiring, json, device.workers())
        .measure(
            Stream.of(metrics).map(metric -> part(Metric.class, "metric", metric, "")).toList(),
            wiring.make(part(Schedule.class, "schedule", "cosine", "")),
            new ReferenceSamples(PromptShares.DATA.of(data), samples, 1, ImageValues.SAVED),
            data,
            run,
            Progress.SILENT);
  }

  @Test
  void metricsOfSamplesMeasureRealAndRandomOnes() {
    References found = measure(700, 600, "sliced-wasserstein", "mmd", "energy-distance");
    for (String name :
        List.of("sliced-wasserstein", "squared mmd at width 0.1", "energy-distance")) {
      double real = found.realData(name).orElseThrow();
      double random = found.randomBaseline(name).orElseThrow();
      assertTrue(real < 0.5 * random, name + ": " + real + " " + random);
    }
    assertEquals("600 training samples", found.metrics().get(0).realData().basis());
    assertEquals(found, References.read(run));
  }

  @Test
  void metricsOfThePipelineTellWhatTheyKnow() {
    References found = measure(700, 600, "reconstruction-error", "denoising-error");
    assertEquals(OptionalDouble.of(0), found.realData("reconstruction-error"));
    assertEquals(1, found.randomBaseline("reconstruction-error").orElseThrow(), 0.1);
    assertEquals(OptionalDouble.empty(), found.realData("denoising-error at sigma 1"));
  }

  @Test
  void whatStandsInTheFolderIsNotMeasuredAgain() throws IOException {
    double real = measure(700, 600, "energy-distance").realData("energy-distance").orElseThrow();
    Path file = run.resolve("references.json");
    Files.writeString(
        file, Files.readString(file).replace(Double.toString(real), Double.toString(42)));
    assertEquals(
        OptionalDouble.of(42), measure(700, 600, "energy-distance").realData("energy-distance"));
    References both = measure(700, 600, "sliced-wasserstein", "energy-distance");
    assertEquals(OptionalDouble.of(42), both.realData("energy-distance"));
    assertNotEquals(
        OptionalDouble.of(42), measure(700, 500, "energy-distance").realData("energy-distance"));
    assertNotEquals(
        OptionalDouble.of(42), measure(650, 600, "energy-distance").realData("energy-distance"));
  }

  @Test
  void whatCannotBeMeasuredHasAReason() {
    Reference curious = measure(700, 600, "acme.curious").metrics().get(0);
    assertEquals(List.of(), curious.realData().measurements());
    assertTrue(
        curious
            .realData()
            .basis()
            .startsWith(
                "not measured: metric 'acme.curious' has samples as its subject, but called the"
                    + " encoder"),
        curious.realData().basis());
    Reference few = measure(700, 1, "mmd").metrics().get(0);
    assertTrue(few.randomBaseline().basis().contains("needs at least 2 generated"), few.toString());
  }

  @Test
  void withoutMetricsThereIsNothing() {
    assertEquals(References.NONE, measure(700, 600));
    assertEquals(References.NONE, References.read(run));
  }

  @Test
  void aFileOfAnotherVersionIsMeasuredAgain() throws IOException {
    References measured = measure(700, 600, "energy-distance");
    Path file = run.resolve("references.json");
    for (String other :
        List.of(
            "{\"metrics\": [{\"metric\": \"energy-distance\", \"floor\": {}, \"ceiling\": {}}]}",
            Files.readString(file).replace("\"version\" : 2", "\"version\" : 1"))) {
      Files.writeString(file, other);
      assertEquals(References.NONE, References.read(run), other);
      assertEquals(measured, measure(700, 600, "energy-distance"));
      assertEquals(measured, References.read(run));
    }
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Files.writeString(run.resolve("references.json"), "{\"version\": 2, \"metrics\": 3}");
    String message = assertThrows(InputException.class, () -> References.read(run)).getMessage();
    assertTrue(
        message.startsWith(
            run.resolve("references.json") + ": is not JSON of Document: field 'metrics'"),
        message);
  }
}
