// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.cli.command.OutputCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Extreme values of arguments end in one clear line. */
class HostileArgumentsTest {

  @TempDir private Path folder;

  private static String firstLine(CommandLineRun run) {
    return run.errors().lines().findFirst().orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run x.yaml --out", "generate --out x.png --run", "schema --out"})
  void noPathHoldsANullCharacterOrNothing(String command) {
    List<String> words = List.of(command.split(" "));
    for (String value : List.of("a\0b", "")) {
      CommandLineRun run =
          CommandLineRun.of(Stream.concat(words.stream(), List.of(value).stream()).toArray());
      assertEquals(2, run.exitCode(), run.errors());
      assertTrue(firstLine(run).contains("must be a path, found '"), firstLine(run));
      assertFalse(run.errors().contains("\0") || run.errors().contains("Exception"), run.errors());
    }
  }

  @Test
  void longNamesAreShortened() {
    String name = "n".repeat(5000);
    for (CommandLineRun run :
        List.of(
            CommandLineRun.of("check", name),
            CommandLineRun.of("generate", "--run", name, "--out", "x.png"),
            CommandLineRun.of("describe", "sampler", name),
            CommandLineRun.of("generate", "--run", "x", "--out", "x.png", "--count", name))) {
      assertTrue(run.exitCode() > 0);
      assertTrue(run.errors().contains("(5"), run.errors());
      assertTrue(run.errors().lines().allMatch(line -> line.length() < 500), run.errors());
    }
  }

  @Test
  void theRootIsNoFileAndNoRunFolder() throws IOException {
    String root = folder.getRoot().toString();
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"), "dataset: shapes\npipelines: {a: {denoiser: wiener}}\n");
    assertEquals(
        "--out must end in .png or .npy, found " + root,
        firstLine(CommandLineRun.of("generate", "--run", folder, "--out", root)));
    assertTrue(
        firstLine(CommandLineRun.of("run", file, "--out", root))
            .endsWith("is neither empty nor a run folder; choose another with --out"));
    assertEquals(
        root + ": cannot be written: it is a folder",
        firstLine(CommandLineRun.of("schema", "--out", root)));
  }

  @Test
  void anAtIsALetterLikeAnyOther() throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "--help");
    CommandLineRun run = CommandLineRun.of("check", "@" + file);
    assertEquals(1, run.exitCode());
    assertTrue(firstLine(run).startsWith("@" + file), firstLine(run));
  }

  @Test
  void completionNamesCommandsThatExist() {
    String help = CommandLineRun.of("completion", "--help").output();
    assertTrue(help.contains("source <(difflab completion)"), help);
    assertFalse(help.contains("generate-completion"), help);
    String script = CommandLineRun.of("completion").output();
    assertTrue(script.startsWith("#!") && script.contains("difflab_generate"), "the script");
  }

  @Test
  void oneTrialIsNotSeveral() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"), "dataset: shapes\npipelines: {a: {denoiser: wiener}}\n");
    assertTrue(CommandLineRun.of("check", file).output().contains("no problems; 1 trial:"));
  }

  /** A stream that takes nothing, for a reason. */
  private static OutputStream refusing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }

  /** Returns what a command says of its output, which it must say is lost by its exit code. */
  private static String complaint(OutputStream bytes, String... words) {
    PrintStream standard = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    CommandLine commandLine = Main.commandLine(words);
    StringWriter errors = new StringWriter();
    commandLine.setOut(new PrintWriter(standard, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(errors, true));
    assertEquals(1, OutputCheck.execute(commandLine, standard, bytes, words));
    return errors.toString();
  }

  @Test
  void lostOutputIsAFailure() {
    for (String[] words : List.of(new String[] {"schema"}, new String[] {"run", "--help"})) {
      String complaint = complaint(refusing("No space left on device"), words);
      assertEquals(1, complaint.lines().count(), complaint);
      assertTrue(
          complaint.contains("standard output cannot be written to: No space left on device"));
    }
  }

  @Test
  void aReaderThatHasReadEnoughIsNotComplainedOf() {
    assertEquals("", complaint(refusing("Broken pipe"), "schema"));
  }

  @ParameterizedTest
  @CsvSource({"--epochs, 0", "--epochs, -1", "--batch, 2000000000", "--learning-rate, NaN"})
  void numbersNameTheirOption(String option, String value) {
    CommandLineRun run =
        CommandLineRun.of(
            "judge",
            "train",
            "--dataset",
            "handwriting",
            "--out",
            folder.resolve("x.safetensors"),
            option,
            value);
    assertEquals(1, run.exitCode());
    assertTrue(firstLine(run).startsWith(option + " must "), firstLine(run));
    assertTrue(firstLine(run).contains(", found "), firstLine(run));
  }
}
