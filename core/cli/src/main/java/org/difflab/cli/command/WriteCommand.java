// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.files.text.Spelling;
import org.difflab.report.sentence.KnownCharacters;
import org.difflab.report.sentence.Sentence;
import org.difflab.report.sentence.SentenceAnimation;
import org.difflab.spi.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab write}: a sentence, every letter generated from its own noise. */
@Command(
    name = "write",
    description =
        "Writes a sentence with a pipeline that a run has trained on letters, as an animated GIF in"
            + " which noise becomes writing, and as a PNG beside it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab write \"HELLO WORLD\" --run runs/quickstart --out hello.gif",
      "  difflab write \"two lines\\n"
          + "of text\" --run runs/quickstart --pipeline six-gaussians --case upper",
      "",
      "Every letter starts from its own noise, so that a repeated letter is drawn differently.",
      "The same text and seed give the same letters in any layout. A character that the pipeline"
          + " was",
      "trained on in one case only is written in that case."
    })
final class WriteCommand implements Callable<Integer> {

  private static final String GIF = ".gif";
  private static final int MOST_COLUMNS = 200;
  private static final int MOST_HOLD = 1000;
  private static final int LEAST_DELAY = 20;
  private static final int MOST_DELAY = 10_000;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "TEXT",
      description = "The text to write; \\n or a real line break begins a new line.")
  private String text;

  @Mixin private TrialChoice trial;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "sentence.gif",
      description =
          "The file to write, ending in .gif; the PNG gets the same name (default:"
              + " ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--columns",
      paramLabel = "N",
      defaultValue = "20",
      description = "Characters per line, after which words wrap (default: ${DEFAULT-VALUE}).")
  private int columns;

  @Option(
      names = "--hold",
      paramLabel = "N",
      defaultValue = "20",
      description = "Frames for which the finished picture is shown (default: ${DEFAULT-VALUE}).")
  private int hold;

  @Option(
      names = "--delay",
      paramLabel = "MS",
      defaultValue = "80",
      description = "Milliseconds per frame (default: ${DEFAULT-VALUE}).")
  private int delay;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed; another one gives other letters (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      defaultValue = "KEEP",
      description = "keep, upper or lower: what happens to the letters' case (default: keep).")
  private LetterCase letterCase;

  @Override
  public Integer call() {
    require("--columns", columns, 1, MOST_COLUMNS);
    require("--hold", hold, 1, MOST_HOLD);
    require("--delay", delay, LEAST_DELAY, MOST_DELAY);
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(GIF)) {
      throw new InputException("--out must end in .gif, found " + out);
    }
    String name = out.getFileName().toString();
    Path picture = out.resolveSibling(name.substring(0, name.length() - GIF.length()) + ".png");
    CompletableFuture<Path> looking = CompletableFuture.supplyAsync(trial::pipelineFolder);
    try (Laboratory laboratory = Laboratory.open()) {
      Path folder = TrialChoice.found(looking);
      new Warnings(spec).of(laboratory, folder);
      TrainedPipeline pipeline = laboratory.load(folder);
      String wanted = letterCase.of(text.replace("\\n", "\n"));
      Sentence sentence =
          Sentence.laidOut(wanted, new KnownCharacters(pipeline.prompts()), columns);
      SentenceAnimation animation = new SentenceAnimation(sentence, delay, hold);
      animation.write(pipeline, seed, out, picture, TerminalProgress.onStandardError());
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.println(
          Spelling.counted(sentence.letters().size(), "letter") + " in " + out + " and " + picture);
    } catch (ArithmeticException e) {
      throw TrialChoice.broken(TrialChoice.found(looking), e);
    }
    return 0;
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InputException(option + " must lie in " + least + ".." + most + ", found " + value);
    }
  }
}
