// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.files.NpyFile;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.RunPages;
import org.difflab.report.gallery.TrialGallery;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data with 1,391 captions: pictures and the report show a choice of them, and say so. */
class ManyPromptsTest {

  private static final int CAPTIONS = 1391;
  private static final long MOST_BYTES = 10_000_000;

  @TempDir Path folder;

  /** Colour pictures, three with each caption: two to train on, one for metrics. */
  static final class CaptionedPictures implements Dataset {

    @Inject
    CaptionedPictures() {}

    @Override
    public Shape shape() {
      return new Shape(24, 24, 3);
    }

    @Override
    public List<String> prompts() {
      List<String> prompts = new ArrayList<>();
      for (int caption = 0; caption < CAPTIONS; caption++) {
        prompts.add(String.format(Locale.ROOT, "caption %04d of a picture", caption));
      }
      return prompts;
    }

    @Override
    public Splits load(Progress progress) {
      return new Splits(part(0, 2), Samples.none(shape().size()), part(2, 3), "captions");
    }

    private Samples part(int first, int last) {
      int width = shape().size();
      List<String> prompts = prompts();
      List<String> carried = new ArrayList<>();
      float[] values = new float[prompts.size() * (last - first) * width];
      Noise noise = Noise.of(1, "pictures");
      for (int copy = first; copy < last; copy++) {
        for (int caption = 0; caption < prompts.size(); caption++) {
          float shade = (float) (1.6 * noise.uniform(caption, 0, 0) - 0.8);
          for (int i = 0; i < width; i++) {
            values[carried.size() * width + i] =
                shade + (float) (0.4 * noise.uniform(caption, copy, i + 1) - 0.2);
          }
          carried.add(prompts.get(caption));
        }
      }
      return new Samples(Matrix.wrap(carried.size(), width, values), carried);
    }
  }

  private static final class CaptionsPlugin implements Plugin {

    @Override
    public String name() {
      return "acme-captions";
    }

    @Override
    public List<Component<?>> components() {
      return List.of(
          new Component<>(
              Dataset.class,
              "acme.captions",
              CaptionedPictures.class,
              NoOptions.class,
              "Pictures with captions."));
    }
  }

  private static long bytes(Path run, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .mapToLong(file -> file.toFile().length())
          .max()
          .orElseThrow();
    }
  }

  @Test
  void imagesShowAChoiceOfPrompts() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("captions.yaml"),
            """
            dataset: acme.captions
            pipelines:
              one: {encoder: {type: pca, components: 4}, denoiser: wiener, sampler: {steps: 4}}
              two: {extends: one, sampler: {steps: 3}}
            metrics: [sliced-wasserstein, memorisation]
            samples: 300
            pictures: [samples, forward, reverse]
            """);
    Path out = folder.resolve("run");
    try (Laboratory laboratory = Laboratory.builder().plugin(new CaptionsPlugin()).open()) {
      Experiment experiment = laboratory.read(file);
      assertEquals(PromptChoice.MOST, experiment.picture().prompts().size());
      List<TrialResult> results =
          laboratory.run(experiment, out, new MemoryStore(), new TrialGallery(), Progress.SILENT);
      results.forEach(result -> assertEquals("", result.reason()));
      new RunPages(laboratory).writeReport(out, experiment, results);
    }
    assertTrue(bytes(out, "report.html") < MOST_BYTES, "the page");
    assertTrue(bytes(out, ".png") < MOST_BYTES / 4, "pictures");
    assertTrue(bytes(out, "results.jsonl") < MOST_BYTES / 10, "results");
    for (String name : List.of("report.html", "report.md")) {
      String page = Files.readString(out.resolve(name));
      assertTrue(
          page.contains("have 300 of 1,391 prompts in each trial, drawn by its seed and by their"),
          name);
      assertTrue(page.contains("Pictures show 40 of 1,391 prompts"), name);
      assertTrue(page.contains("(10 of 1,391 prompts)"), name + ", side by side");
    }
    List<String> sampled = Files.readAllLines(out.resolve("trials/one_seed_1/prompts.txt"));
    assertEquals(300, sampled.stream().distinct().count());
    assertEquals(sampled, Files.readAllLines(out.resolve("trials/two_seed_1/prompts.txt")));
    assertTrue(sampled.get(299).compareTo("caption 1200") > 0, "not the first of the alphabet");
    generates(out);
  }

  private void generates(Path out) throws IOException {
    Path picture = folder.resolve("all.png");
    CommandLineRun some =
        CommandLineRun.of("generate", "--run", out, "--count", 2, "--out", picture);
    assertEquals(0, some.exitCode(), some.errors());
    assertTrue(some.output().contains("80 samples of 40 of 1,391 prompts in"), some.output());
    BufferedImage image = ImageIO.read(picture.toFile());
    assertTrue(image.getWidth() < 3000 && image.getHeight() < 3000, image.toString());

    Path numbers = folder.resolve("all.npy");
    CommandLineRun all =
        CommandLineRun.of("generate", "--run", out, "--count", 1, "--out", numbers);
    assertEquals(0, all.exitCode(), all.errors());
    assertEquals(CAPTIONS, NpyFile.read(numbers).values().rows());
    assertFalse(all.output().contains("of 1,391 prompts"), all.output());
  }

  @Test
  void aTableOfNumbersWithManyCaptionsRuns() throws IOException {
    StringBuilder lines = new StringBuilder("caption,x,y\n");
    Noise noise = Noise.of(2, "table");
    for (int row = 0; row < 4 * CAPTIONS; row++) {
      lines.append(
          String.format(
              Locale.ROOT,
              "caption %04d,%.4f,%.4f%n",
              row % CAPTIONS,
              noise.normal(row, 0, 0),
              noise.normal(row, 0, 1)));
    }
    Files.writeString(folder.resolve("captions.csv"), lines);
    Path file =
        Files.writeString(
            folder.resolve("table.yaml"),
            """
            dataset: {type: csv, file: captions.csv, header: true, prompt: caption, test: 0.25}
            pipelines: {one: {denoiser: wiener, sampler: {steps: 4}}}
            metrics: [energy-distance]
            samples: 2000
            """);
    Path out = folder.resolve("table");
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
    assertTrue(bytes(out, "report.html") < MOST_BYTES, "the page");
    assertTrue(
        Files.readString(out.resolve("report.html"))
            .contains("Samples for the metrics have the training data&#39;s shares of prompts"));
    CommandLineRun some =
        CommandLineRun.of("generate", "--run", out, "--out", folder.resolve("points.png"));
    assertEquals(0, some.exitCode(), some.errors());
    assertTrue(some.output().contains("200 samples of 40 of 1,391 prompts"), some.output());
  }
}
