// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs experiments from the command line to the report. */
class RunTest {

  private static final String EXPERIMENT =
      """
      title: Small
      dataset: {type: handwriting, characters: "017", train: 600, test: 120}
      pipelines:
        wiener:
          encoder: {type: pca, components: 30}
          denoiser: wiener
          sampler: {type: ddim, steps: 10}
        guided: {extends: wiener, guidance: {type: classifier-free, scale: 2}}
      metrics: [reconstruction-error]
      samples: 30
      picture: {count: 4}
      """;

  @TempDir Path folder;
  private Path file;
  private Path out;
  private Path store;

  @BeforeEach
  void writeExperiment() throws IOException {
    file = Files.writeString(folder.resolve("small.yaml"), EXPERIMENT);
    out = folder.resolve("run");
    store = folder.resolve("store");
  }

  private CommandLineRun run() {
    return CommandLineRun.of("run", file, "--out", out, "--store", store);
  }

  @Test
  void leavesEverythingBehindThatIsPromised() throws IOException {
    CommandLineRun run = run();
    assertEquals(0, run.exitCode(), run.errors());
    for (String name :
        List.of(
            "run.json",
            "config.yaml",
            "provenance.json",
            "results.jsonl",
            "results.csv",
            "report.html")) {
      assertTrue(Files.size(out.resolve(name)) > 0, name);
    }
    Path trial = out.resolve("trials/wiener_seed_1");
    var picture = ImageIO.read(trial.resolve("picture.png").toFile());
    assertTrue(picture.getWidth() > 4 * 84 && picture.getHeight() > 3 * 84, picture.toString());
    assertEquals(30, Files.readAllLines(trial.resolve("prompts.txt")).size());
    assertEquals(128 + 30 * 784 * 4, Files.size(trial.resolve("samples.npy")));
    assertTrue(Files.exists(trial.resolve("pipeline/pipeline.json")));
    assertTrue(Files.exists(trial.resolve("pipeline/denoiser.safetensors")));
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(
        report.contains("data:image/png;base64,") && report.contains("guided seed 1"),
        "pictures and trials");
    assertFalse(report.matches("(?s).*(src|href)=\"http.*"), "the report must not need a network");
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(List.of(), files.filter(path -> path.toString().endsWith(".part")).toList());
    }
  }

  @Test
  void sharesTrainedPartsAndComputesOnlyWhatIsNew() throws IOException {
    run();
    List<String> results = Files.readAllLines(out.resolve("results.jsonl"));
    assertTrue(
        results.get(0).contains("TRAINED") && !results.get(0).contains("STORED"), results.get(0));
    assertTrue(
        results.get(1).contains("STORED") && !results.get(1).contains("TRAINED"), results.get(1));
    Path picture = out.resolve("trials/wiener_seed_1/picture.png");
    FileTime drawn = Files.getLastModifiedTime(picture);
    Files.writeString(
        file,
        EXPERIMENT.replace("metrics:", "  fast: {extends: wiener, sampler: {steps: 5}}\nmetrics:"));
    assertEquals(0, run().exitCode());
    List<String> more = Files.readAllLines(out.resolve("results.jsonl"));
    assertEquals(results, more.subList(0, 2));
    assertEquals(3, more.size());
    assertTrue(more.get(2).contains("STORED") && !more.get(2).contains("TRAINED"), more.get(2));
    assertEquals(drawn, Files.getLastModifiedTime(picture), "what stood there is left as it was");
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(
        report.contains(
            "Parts used: 9; distinct parts: 3; trained for the trial that uses them: 3; trained"
                + " before, for another trial or in another run: 6."),
        "what was shared");
  }

  @Test
  void everyValueIsShownBesideRealDataAndTheRandomBaseline() throws IOException {
    Files.writeString(
        file,
        EXPERIMENT.replace("[reconstruction-error]", "[reconstruction-error, energy-distance]"));
    CommandLineRun run = run();
    assertEquals(0, run.exitCode(), run.errors());
    assertTrue(
        run.output()
            .matches(
                "(?s).*  energy-distance +[0-9.-]+ +real data [0-9.-]+ +random baseline"
                    + " [0-9.-]+\\R.*"),
        run.output());
    String header = Files.readAllLines(out.resolve("results.csv")).get(0);
    assertTrue(
        header.endsWith(
            ",reconstruction-error,\"reconstruction-error real data\",\"reconstruction-error random"
                + " baseline\",energy-distance,\"energy-distance real data\",\"energy-distance"
                + " random baseline\""),
        header);
    References references = References.read(out);
    assertEquals(0, references.realData("reconstruction-error").orElseThrow());
    double real = references.realData("energy-distance").orElseThrow();
    double random = references.randomBaseline("energy-distance").orElseThrow();
    for (TrialResult result : RunFolder.open(out).results()) {
      double found = result.measurements().get(1).value();
      assertTrue(real < found && found < random, real + " " + found + " " + random);
    }
    byte[] measured = Files.readAllBytes(out.resolve("references.json"));
    run();
    assertArrayEquals(measured, Files.readAllBytes(out.resolve("references.json")));
  }

  @Test
  void twoRunsOfOneSeedAreTheSameToTheBit() throws IOException {
    run();
    byte[] first = Files.readAllBytes(out.resolve("trials/guided_seed_1/samples.npy"));
    CommandLineRun.of(
        "run", file, "--out", folder.resolve("again"), "--store", folder.resolve("other-store"));
    assertArrayEquals(
        first, Files.readAllBytes(folder.resolve("again/trials/guided_seed_1/samples.npy")));
  }

  @Test
  void generatesTheSameSamplesFromTheFilesAsInTheRun() throws IOException {
    run();
    Path npy = folder.resolve("again.npy");
    CommandLineRun generated =
        CommandLineRun.of(
            "generate", "--run", out, "--trial", "wiener_seed_1", "--count", 10, "--out", npy);
    assertEquals(0, generated.exitCode(), generated.errors());
    assertArrayEquals(
        Files.readAllBytes(out.resolve("trials/wiener_seed_1/samples.npy")),
        Files.readAllBytes(npy));
    Path png = folder.resolve("sevens.png");
    assertEquals(
        0,
        CommandLineRun.of("generate", "--run", out, "--prompt", "7", "--count", 3, "--out", png)
            .exitCode());
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 3 * 84);
  }

  @Test
  void checkSaysWhatMemoryIsNeeded() {
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(0, check.exitCode(), check.errors());
    assertTrue(
        check.output().contains("Memory: about 23 MB at most, for wiener seed 1; Java may use "),
        check.output());
    assertEquals("", check.errors());
  }

  @Test
  void checkWarnsOfTrialsThatDoNotFit() throws IOException {
    Files.writeString(
        file,
        """
        dataset: {type: gaussian, train: 2000, test: 10, dimensions: 1000}
        pipelines: {wide: {denoiser: {type: mixture, components: 2000}}}
        """);
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(0, check.exitCode(), check.errors());
    assertTrue(check.errors().contains("wide seed 1: needs about"), check.errors());
    assertTrue(check.errors().contains("to train the denoiser"), check.errors());
    assertTrue(check.errors().contains("DIFFLAB_JAVA_OPTS=-Xmx"), check.errors());
  }

  @Test
  void dataThatDoNotFitAreRefusedBeforeTheyAreRead() throws IOException {
    Files.writeString(
        file,
        """
        dataset: {type: gaussian, train: 2100000, validation: 2100000, test: 2100000, dimensions: 1000}
        pipelines: {plain: {denoiser: wiener}}
        """);
    for (CommandLineRun run : List.of(CommandLineRun.of("check", file), run())) {
      assertEquals(1, run.exitCode());
      assertTrue(
          run.errors()
              .startsWith(
                  file
                      + ":1:10: dataset 'gaussian' needs more memory than is available: its samples"
                      + " take 23 GB. Java may use "),
          run.errors());
      assertTrue(run.errors().contains("-Xmx"), run.errors());
    }
    Files.writeString(
        file,
        """
        dataset: {type: gaussian, train: 10000000, dimensions: 1000}
        pipelines: {plain: {denoiser: wiener}}
        """);
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(1, check.exitCode());
    assertTrue(
        check
            .errors()
            .contains(
                "train and dimensions are too large together: 10000000 rows of 1000 values are"
                    + " more than the 2147483639 values that a matrix can hold"),
        check.errors());
  }

  @Test
  void generatesInBlocksWhateverTheirNumber() throws IOException {
    run();
    Path many = folder.resolve("many.npy");
    // 22,000 images of 784 values are more than a block of 2^24 values.
    CommandLineRun generated =
        CommandLineRun.of(
            "generate", "--run", out, "--prompt", "7", "--count", 22_000, "--out", many);
    assertEquals(0, generated.exitCode(), generated.errors());
    assertEquals("22000 samples in " + many, generated.output().strip());
    assertEquals(128 + 22_000L * 784 * 4, Files.size(many));
    Path few = folder.resolve("few.npy");
    CommandLineRun.of("generate", "--run", out, "--prompt", "7", "--count", 100, "--out", few);
    byte[] expected = Files.readAllBytes(few);
    byte[] begin = new byte[expected.length];
    try (var in = Files.newInputStream(many)) {
      assertEquals(begin.length, in.readNBytes(begin, 0, begin.length));
    }
    assertArrayEquals(
        Arrays.copyOfRange(expected, 128, expected.length),
        Arrays.copyOfRange(begin, 128, begin.length));
  }

  @Test
  void refusesMoreSamplesThanThereIsRoomFor() {
    run();
    Path npy = folder.resolve("x.npy");
    CommandLineRun numbers =
        CommandLineRun.of("generate", "--run", out, "--count", 2_000_000_000, "--out", npy);
    assertEquals(1, numbers.exitCode());
    assertEquals(
        "--count: at most 100000000 samples can be generated; found 2000000000 for each of 3"
            + " prompts",
        numbers.errors().strip());
    Path png = folder.resolve("x.png");
    CommandLineRun picture =
        CommandLineRun.of(
            "generate", "--run", out, "--prompt", "7", "--count", 1_000_000, "--out", png);
    assertEquals(1, picture.exitCode());
    assertEquals(
        "--count: at most 10000 samples fit into a picture; more can be written as numbers, with"
            + " --out samples.npy; found 1000000",
        picture.errors().strip());
    assertFalse(Files.exists(npy) || Files.exists(png));
  }

  @Test
  void refusesAPromptNobodyTrainedOn() {
    run();
    Path png = folder.resolve("x.png");
    CommandLineRun generated =
        CommandLineRun.of("generate", "--run", out, "--prompt", "8", "--out", png);
    assertEquals(1, generated.exitCode());
    assertTrue(
        generated.errors().contains("prompt '8' is unknown")
            && generated.errors().contains("'0', '1', '7'"),
        generated.errors());
    assertFalse(generated.errors().contains("\tat "), generated.errors());
    assertFalse(Files.exists(png));
  }

  @Test
  void refusesARunFolderOfAnotherFormat() throws IOException {
    run();
    Files.writeString(out.resolve("run.json"), "{\"program\": \"difflab\", \"format\": 99}");
    for (CommandLineRun run :
        List.of(
            run(), CommandLineRun.of("generate", "--run", out, "--out", folder.resolve("x.png")))) {
      assertEquals(1, run.exitCode());
      assertEquals(
          out + ": is a run folder of format 99, this version reads and writes format 4",
          run.errors().strip());
    }
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    CommandLineRun run = run();
    assertEquals(1, run.exitCode());
    assertEquals(
        out + ": is neither empty nor a run folder; choose another with --out",
        run.errors().strip());
    assertEquals(
        "years of work", Files.readString(out.resolve("thesis.txt"), StandardCharsets.UTF_8));
  }

  @Test
  void goesOnAfterATrialThatFails() throws IOException {
    Files.writeString(
        file,
        EXPERIMENT.replace(
            "  guided:", "  impossible: {extends: wiener, encoder: {components: 700}}\n  guided:"));
    CommandLineRun run = run();
    assertEquals(1, run.exitCode());
    List<String> results = Files.readAllLines(out.resolve("results.jsonl"));
    assertTrue(
        results.get(1).contains("FAILED") && results.get(2).contains("FINISHED"),
        results.toString());
    assertTrue(Files.readString(out.resolve("report.html")).contains("failed:"));
  }

  @Test
  void saysAllProblemsOfAFileAtOnce() throws IOException {
    Files.writeString(
        file,
        EXPERIMENT
            .replace("denoiser: wiener", "denoiser: winer")
            .replace("steps: 10", "steps: 0")
            .replace("samples: 30", "samples: many"));
    CommandLineRun run = CommandLineRun.of("check", file);
    assertEquals(1, run.exitCode());
    assertEquals(3, run.errors().lines().count(), run.errors());
    assertTrue(run.errors().contains("small.yaml:6:"), run.errors());
    assertTrue(
        run.errors().contains("denoiser 'winer' is unknown; did you mean 'wiener'?"), run.errors());
    assertFalse(Files.exists(out));
  }
}
