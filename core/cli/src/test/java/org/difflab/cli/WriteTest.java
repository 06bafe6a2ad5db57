// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.difflab.data.LocalFolders;
import org.difflab.report.picture.GifFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes sentences with trained pipelines and reads the pictures back. */
class WriteTest {

  private static final int STEPS = 8;
  private static final int LETTER = 28;
  private static final int WHITE = 0xffffffff;

  @TempDir static Path folder;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    run = trained("letters", "{type: handwriting, characters: HELOWRD, train: 700, test: 0}");
  }

  private static Path trained(String name, String dataset) throws IOException {
    return trained(name, dataset, "{type: pca, components: 40}");
  }

  private static Path trained(String name, String dataset, String encoder) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        dataset: %s
        pipelines:
          plain:
            encoder: %s
            denoiser: wiener
            sampler: {type: ddim, steps: %d}
          second: {extends: plain, sampler: {steps: 3}}
        picture: {count: 1}
        """
            .formatted(dataset, encoder, STEPS));
    Path out = folder.resolve(name);
    CommandLineRun trained =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve(name + "-store"));
    assertEquals(0, trained.exitCode(), trained.errors());
    return out;
  }

  @Test
  void writesAFilmOfEveryStepAndThePicture() throws IOException {
    Path gif = folder.resolve("hello.gif");
    CommandLineRun written =
        CommandLineRun.of(
            "write", "Hello World", "--run", run, "--columns", 8, "--delay", 60, "--out", gif);
    assertEquals(0, written.exitCode(), written.errors());
    Path png = folder.resolve("hello.png");
    assertEquals("10 letters in " + gif + " and " + png, written.output().strip());
    GifFile film = GifFile.read(gif);
    assertEquals(Collections.nCopies(STEPS + 20, 6), film.delays());
    assertEquals(List.of(0), film.loops());
    BufferedImage picture = ImageIO.read(png.toFile());
    assertEquals(4 * 5 * LETTER + 28, picture.getWidth());
    assertEquals(4 * 2 * LETTER + 40, picture.getHeight());
    Set<List<Integer>> different = new HashSet<>();
    for (int frame = 0; frame < film.frames().size(); frame++) {
      int[] pixels = GifFile.pixels(film.frames().get(frame));
      if (frame >= STEPS) {
        assertArrayEquals(GifFile.pixels(picture), pixels);
      }
      different.add(Arrays.stream(pixels).boxed().toList());
    }
    assertEquals(STEPS + 1, different.size());
  }

  @Test
  void saysTheStepInTheCornerOnlyWhileItWalks() throws IOException {
    Path gif = folder.resolve("corner.gif");
    CommandLineRun.of("write", "DO", "--run", run, "--hold", 1, "--out", gif);
    List<BufferedImage> frames = GifFile.read(gif).frames();
    Set<List<Integer>> corners = new HashSet<>();
    for (BufferedImage frame : frames) {
      corners.add(Arrays.stream(corner(frame)).boxed().toList());
    }
    assertEquals(STEPS + 1, corners.size());
    assertTrue(
        Arrays.stream(corner(frames.get(STEPS))).allMatch(pixel -> pixel == WHITE),
        "the finished picture has an empty corner");
  }

  private static int[] corner(BufferedImage frame) {
    return GifFile.pixels(
        frame.getSubimage(frame.getWidth() - 110, frame.getHeight() - 26, 110, 26));
  }

  @Test
  void drawsTheSameLetterFromOtherNoiseInEachPlaceAndBlanksAsPaper() throws IOException {
    Path gif = folder.resolve("ll.gif");
    CommandLineRun.of("write", "L L\\n l", "--run", run, "--out", gif);
    BufferedImage picture = ImageIO.read(folder.resolve("ll.png").toFile());
    int cell = 4 * LETTER;
    int[] first = GifFile.pixels(picture.getSubimage(14, 14, cell, cell));
    int[] second = GifFile.pixels(picture.getSubimage(14 + 2 * cell, 14, cell, cell));
    int[] third = GifFile.pixels(picture.getSubimage(14 + cell, 14 + cell, cell, cell));
    int[] blank = GifFile.pixels(picture.getSubimage(14 + cell, 14, cell, cell));
    assertFalse(Arrays.equals(first, second), "the same L twice");
    assertFalse(Arrays.equals(second, third), "the same L twice");
    assertTrue(Arrays.stream(blank).allMatch(pixel -> pixel == WHITE), "a blank that is not blank");
  }

  @Test
  void theSameTextAndSeedGiveTheSameBytes() throws IOException {
    for (String name : List.of("a", "b")) {
      CommandLineRun.of("write", "WORLD", "--run", run, "--out", folder.resolve(name + ".gif"));
    }
    CommandLineRun.of(
        "write", "WORLD", "--run", run, "--seed", 2, "--out", folder.resolve("c.gif"));
    assertEquals(-1, Files.mismatch(folder.resolve("a.gif"), folder.resolve("b.gif")));
    assertTrue(Files.mismatch(folder.resolve("a.gif"), folder.resolve("c.gif")) >= 0);
  }

  @Test
  void findsATrialByItsPipeline() throws IOException {
    Path gif = folder.resolve("second.gif");
    CommandLineRun written =
        CommandLineRun.of(
            "write", "OLE", "--run", run, "--pipeline", "second", "--hold", 2, "--out", gif);
    assertEquals(0, written.exitCode(), written.errors());
    assertEquals(3 + 2, GifFile.read(gif).frames().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HI! YO | --hold | 3 | characters 'I', '!', 'Y' cannot be written; this pipeline was"
            + " trained on H E L O W R D, and blanks",
        "HELLO | --out | hello.png | --out must end in .gif, found hello.png",
        "HELLO | --out | / | --out must end in .gif, found /",
        "HELLO | --columns | 0 | --columns must lie in 1..200, found 0",
        "HELLO | --delay | 5 | --delay must lie in 20..10000, found 5",
        "HELLO | --hold | 0 | --hold must lie in 1..1000, found 0",
        "HELLO | --trial | plan | trial 'plan' is unknown; did you mean 'plain'? (plain_seed_1,"
            + " second_seed_1)"
      })
  void saysWhatIsWrong(String text, String option, String value, String message) {
    Path gif = folder.resolve("wrong.gif");
    Object[] asked =
        option.equals("--out")
            ? new Object[] {"write", text, "--run", run, option, value}
            : new Object[] {"write", text, "--run", run, "--out", gif, option, value};
    CommandLineRun written = CommandLineRun.of(asked);
    assertEquals(1, written.exitCode());
    assertEquals(message, written.errors().strip());
    assertFalse(Files.exists(gif));
  }

  @Test
  void refusesPipelinesThatDrawNoCharacters() throws IOException {
    Path points = trained("points", "{type: mixture-1d, train: 100, test: 0}", "identity");
    CommandLineRun written =
        CommandLineRun.of("write", "A", "--run", points, "--out", folder.resolve("p.gif"));
    assertEquals(1, written.exitCode());
    assertEquals(
        "this pipeline cannot write: none of its prompts is a single character (mixture-1d)",
        written.errors().strip());
  }

  @Test
  void writesWithRealLetters() throws IOException {
    Optional<Path> letters =
        LocalFolders.fromSettings()
            .mirror()
            .map(mirror -> mirror.resolve("az-letters"))
            .filter(Files::isDirectory);
    assumeTrue(
        letters.isPresent(),
        "NOT RUN: no folder az-letters in the data directory (difflab.data or DIFFLAB_DATA)");
    String start = letters.get().resolve("az-letters-").toString();
    Path real =
        trained(
            "real",
            """
            {type: idx, train-images: %1$strain-images-idx3-ubyte.gz, \
            train-labels: %1$strain-labels-idx1-ubyte.gz, transposed: true, first-label: 1, \
            prompts: [A, B, C, D, E, F, G, H, I, J, K, L, M, "N", O, P, Q, R, S, T, U, V, W, X, "Y", Z]}\
            """
                .formatted(start));
    Path gif = folder.resolve("real.gif");
    CommandLineRun written =
        CommandLineRun.of("write", "the quick brown fox", "--run", real, "--out", gif);
    assertEquals(0, written.exitCode(), written.errors());
    assertEquals(STEPS + 20, GifFile.read(gif).frames().size());
  }

  @Test
  void withoutThePictureThereIsNoFilm() throws IOException {
    Path gif = folder.resolve("alone.gif");
    Files.createDirectories(folder.resolve("alone.png"));
    CommandLineRun written = CommandLineRun.of("write", "HE", "--run", run, "--out", gif);
    assertEquals(1, written.exitCode());
    assertEquals(
        folder.resolve("alone.png") + ": cannot be written: it is a folder",
        written.errors().strip());
    assertTrue(Files.notExists(gif), "both or none");
  }
}
