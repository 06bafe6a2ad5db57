// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.difflab.report.picture.GifFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs experiments on every shape of data, and looks at what is drawn of them. */
class GalleryTest {

  private static final int WHITE = 0xffffff;

  @TempDir Path folder;

  private Path run(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("drawn.yaml"), yaml);
    Path out = folder.resolve("run");
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors() + run.output());
    return out;
  }

  private static Set<String> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".png") || name.endsWith(".gif"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The share of pixels that are not paper. */
  private static double ink(BufferedImage image) {
    int[] pixels = GifFile.pixels(image);
    return Arrays.stream(pixels).filter(pixel -> (pixel & WHITE) != WHITE).count()
        / (double) pixels.length;
  }

  private static void assertDrawn(Path folder, Set<String> names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      if (name.endsWith(".gif")) {
        GifFile film = GifFile.read(file);
        assertEquals(List.of(0), film.loops(), name);
        assertTrue(film.frames().size() > 5, name + " has " + film.frames().size() + " frames");
        assertTrue(ink(film.frames().get(0)) > 0.01, name);
      } else {
        BufferedImage image = ImageIO.read(file.toFile());
        assertTrue(image.getWidth() > 100 && ink(image) > 0.01, name + " is empty");
      }
    }
  }

  @Test
  void drawsNumbers() throws IOException {
    Path out =
        run(
            """
            dataset: {type: mixture-1d, train: 300, test: 500}
            pipelines:
              one: {encoder: identity, schedule: {type: linear}, denoiser: wiener, sampler: {type: ddim, steps: 8}}
              two: {extends: one, denoiser: {type: mixture, components: 4}}
            samples: 400
            """);
    Path trial = out.resolve("trials/two_seed_1");
    Set<String> expected =
        new TreeSet<>(
            List.of(
                "histogram.png",
                "forward.png",
                "reverse.gif",
                "density-evolution.png",
                "density-evolution.gif"));
    assertEquals(expected, pictures(trial));
    assertDrawn(trial, expected);
    assertEquals(8 + 1, GifFile.read(trial.resolve("reverse.gif")).frames().size());
    assertDrawn(out, Set.of("comparison.png"));
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("Side by side"), "the comparison");
    assertTrue(report.contains("data:image/gif;base64,"), "the animations");
  }

  @Test
  void drawsPointsOfThePlane() throws IOException {
    Path out =
        run(
            """
            dataset: {type: shapes, train: 300, test: 0}
            pipelines:
              one:
                encoder: identity
                schedule: {type: karras, sigma-min: 0.02, sigma-max: 20, steps: 12}
                denoiser: ideal
                sampler: {type: heun, steps: 6}
            samples: 300
            pictures: [samples, histogram, forward, reverse, optimal-path, density-evolution]
            """);
    Path trial = out.resolve("trials/one_seed_1");
    Set<String> expected =
        new TreeSet<>(
            List.of(
                "picture.png",
                "histogram.png",
                "forward.png",
                "forward.gif",
                "reverse.gif",
                "optimal-path.png",
                "density-evolution.png",
                "density-evolution.gif"));
    assertEquals(expected, pictures(trial));
    assertDrawn(trial, expected);
    assertFalse(Files.exists(out.resolve("comparison.png")), "there is nothing to compare");
  }

  @Test
  void drawsImages() throws IOException {
    Path out =
        run(
            """
            dataset: {type: handwriting, characters: "017", train: 120, test: 0}
            pipelines:
              one: {encoder: {type: pca, components: 20}, denoiser: wiener, sampler: {type: ddim, steps: 6}}
            pictures: [forward, reverse]
            """);
    Path trial = out.resolve("trials/one_seed_1");
    Set<String> expected = new TreeSet<>(List.of("forward.png", "reverse.gif", "strip.png"));
    assertEquals(expected, pictures(trial));
    assertDrawn(trial, expected);
  }

  @Test
  void drawsTheTrainingOfNetworks() throws IOException {
    Path out =
        run(
            """
            dataset: {type: gaussian, train: 200, test: 0}
            pipelines:
              one: {encoder: identity, denoiser: {type: mlp, hidden: [8], training: {steps: 40}}, sampler: {type: ddim, steps: 3}}
            samples: 20
            pictures: []
            """);
    Path trial = out.resolve("trials/one_seed_1");
    assertEquals(Set.of(), pictures(trial));
    List<String> lines = Files.readAllLines(trial.resolve("training.csv"));
    assertEquals("part,curve,step,value", lines.get(0));
    assertTrue(lines.get(1).startsWith("denoiser,loss,10,"), lines.get(1));
    assertTrue(
        Files.readString(out.resolve("report.html"))
            .contains("<title>Training of the denoiser: one seed 1</title>"));
  }

  @Test
  void twoRunsDrawTheSamePictures() throws IOException {
    String yaml =
        """
        dataset: {type: spiral, train: 200, test: 0}
        pipelines:
          one: {encoder: identity, denoiser: wiener, sampler: {type: ddpm, steps: 5}}
        samples: 300
        """;
    Path first = run(yaml);
    Path second = folder.resolve("again");
    CommandLineRun.of(
        "run", folder.resolve("drawn.yaml"), "--out", second, "--store", folder.resolve("other"));
    Path trial = Path.of("trials", "one_seed_1");
    for (String name : pictures(first.resolve(trial))) {
      assertEquals(
          -1,
          Files.mismatch(first.resolve(trial).resolve(name), second.resolve(trial).resolve(name)),
          name);
    }
  }
}
