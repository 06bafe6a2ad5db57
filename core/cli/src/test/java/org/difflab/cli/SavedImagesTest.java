// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.difflab.engine.Laboratory;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.files.NpyFile;
import org.difflab.report.Pictures;
import org.difflab.report.gallery.TrialGallery;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Measurement.Better;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.PixelLevels;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Metrics are given images as picture files hold them, unless an experiment asks for raw values.
 */
class SavedImagesTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: handwriting, characters: "37", train: 300, test: 60}
      pipelines: {digits: {encoder: {type: pca, components: 20}, denoiser: wiener, sampler: {steps: 5}}}
      metrics: [acme.range, acme.pipeline-range]
      samples: 50
      pictures: [samples]
      picture: {count: 1}
      """;

  @TempDir Path folder;

  /** Tells what it was given. */
  static class RangeMetric implements Metric {

    @Inject
    RangeMetric() {}

    String name() {
      return "samples";
    }

    @Override
    public Subject subject() {
      return Subject.SAMPLES;
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      int unsaved = 0;
      for (float value : evaluation.generated().values().values()) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        unsaved += value == PixelLevels.value(PixelLevels.level(value)) ? 0 : 1;
      }
      return List.of(
          new Measurement("least of " + name(), least, Better.NEITHER),
          new Measurement("greatest of " + name(), greatest, Better.NEITHER),
          new Measurement("unsaved of " + name(), unsaved, Better.NEITHER));
    }
  }

  /** Looks at a pipeline, and at its samples besides. */
  static final class PipelineRangeMetric extends RangeMetric {

    @Inject
    PipelineRangeMetric() {}

    @Override
    String name() {
      return "pipeline";
    }

    @Override
    public Subject subject() {
      return Subject.PIPELINE;
    }
  }

  private static final class RangePlugin implements Plugin {

    @Override
    public String name() {
      return "acme-ranges";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          new Component<>(
              Metric.class, "acme.range", RangeMetric.class, NoOptions.class, "A range."),
          new Component<>(
              Metric.class,
              "acme.pipeline-range",
              PipelineRangeMetric.class,
              NoOptions.class,
              "A range."));
    }
  }

  private Map<String, Double> run(Path out, String experiment) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.yaml"), experiment);
    try (Laboratory laboratory = Laboratory.builder().plugin(new RangePlugin()).open()) {
      List<TrialResult> results =
          laboratory.run(
              laboratory.read(file), out, new MemoryStore(), new TrialGallery(), Progress.SILENT);
      assertEquals("", results.get(0).reason());
      return results.get(0).measurements().stream()
          .collect(Collectors.toMap(Measurement::name, Measurement::value));
    }
  }

  private static Matrix samples(Path out) {
    return NpyFile.read(out.resolve("trials/digits_seed_1/samples.npy")).values();
  }

  @Test
  void metricsSeeSavedImagesAndTheFileKeepsRawOnes() throws IOException {
    Path out = folder.resolve("saved");
    Map<String, Double> saved = run(out, EXPERIMENT);
    for (String subject : List.of("samples", "pipeline")) {
      assertEquals(-1, saved.get("least of " + subject));
      assertTrue(saved.get("greatest of " + subject) <= 1);
      assertEquals(0, saved.get("unsaved of " + subject));
    }
    References references = References.read(out);
    assertEquals(0, references.realData("unsaved of samples").orElseThrow());
    assertEquals(0, references.randomBaseline("unsaved of samples").orElseThrow());
    float least = 0;
    for (float value : samples(out).values()) {
      least = Math.min(least, value);
    }
    assertTrue(least < -1.01, "a closed form goes beyond the data: " + least);

    // The same folder: results and references of other values are not taken for these.
    Map<String, Double> raw = run(out, EXPERIMENT + "image-values: raw\n");
    assertEquals(least, raw.get("least of samples").floatValue());
    assertTrue(raw.get("unsaved of samples") > 0);
    assertTrue(raw.get("unsaved of pipeline") > 0);
    assertNotEquals(0, References.read(out).randomBaseline("unsaved of samples").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aPictureFileHoldsWhatMetricsSee(int channels) throws IOException {
    Shape shape = new Shape(9, 7, channels);
    float[] values = new float[shape.size()];
    Noise.of(5, "image").gaussian(0, 0, values, 0, values.length);
    Samples raw = new Samples(Matrix.wrap(1, values.length, values), Collections.nCopies(1, "a"));
    Path file = folder.resolve("image.png");
    Pictures.grid(raw.values(), shape, 1, 1).write(file);
    BufferedImage read = ImageIO.read(file.toFile());
    float[] pixels = new float[values.length];
    for (int pixel = 0; pixel < shape.height() * shape.width(); pixel++) {
      int colour = read.getRGB(pixel % shape.width(), pixel / shape.width());
      for (int channel = 0; channel < channels; channel++) {
        int level = (colour >> (16 - 8 * channel)) & 0xff;
        // Grey is drawn as ink on paper.
        pixels[pixel * channels + channel] = PixelLevels.value(channels == 1 ? 255 - level : level);
      }
    }
    assertEquals(raw.asSaved(shape).values(), Matrix.wrap(1, pixels.length, pixels));
  }
}
