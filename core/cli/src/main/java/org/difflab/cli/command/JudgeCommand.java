// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.difflab.cli.judge.JudgeTraining;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.engine.Laboratory;
import org.difflab.files.text.Spelling;
import org.difflab.metrics.judge.Judge;
import org.difflab.metrics.judge.JudgeFile;
import org.difflab.metrics.judge.LenetTraining;
import org.difflab.metrics.judge.ShippedJudges;
import org.difflab.spi.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab judge}: the classifiers that metrics use to judge images. */
@Command(
    name = "judge",
    description = "Makes and shows the classifiers by which metrics judge images.",
    mixinStandardHelpOptions = true,
    subcommands = {
      JudgeCommand.TrainCommand.class,
      JudgeCommand.ShowCommand.class,
      JudgeCommand.ListCommand.class
    })
final class JudgeCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A COMMAND is missing: train, show or list.");
  }

  /** {@code difflab judge train}. */
  @Command(
      name = "train",
      description = "Trains a judge, a LeNet-5, for any data set of images.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExamples:%n",
      footer = {
        "  difflab judge train --dataset fashion-mnist --out fashion.safetensors",
        "  difflab judge train --dataset '{type: images, folder: pictures}' --out"
            + " pictures.safetensors",
        "",
        "Metrics then use it through the option judge: {type: frechet-distance, judge:"
            + " fashion.safetensors}"
      })
  static final class TrainCommand implements Callable<Integer> {

    private static final int MOST_EPOCHS = 10_000;
    private static final int MOST_BATCH = 100_000;

    @Spec private CommandSpec spec;

    @Option(
        names = "--dataset",
        required = true,
        paramLabel = "DATASET",
        description = "The data set, as in an experiment: a name, or {type: NAME, option: value}.")
    private String dataset;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The file to write; its name ends in .safetensors.")
    private Path out;

    @Option(
        names = "--epochs",
        defaultValue = "10",
        description = "Epochs, passes over the images (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
        names = "--batch",
        defaultValue = "32",
        description = "Images in a batch (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
        names = "--learning-rate",
        defaultValue = "0.001",
        description =
            "Learning rate of Adam at the start; it falls to 0 (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
        names = "--seed",
        defaultValue = "1",
        description = "Seed; another one gives another judge (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
      if (!out.toString().endsWith(".safetensors")) {
        throw new InputException("--out must end in .safetensors, found " + out);
      }
      JudgeTraining training = new JudgeTraining(dataset, how(), seed);
      try (Laboratory laboratory = Laboratory.open()) {
        Judge judge = training.train(laboratory, TerminalProgress.onStandardError());
        JudgeFile.write(out, judge);
        PrintWriter terminal = spec.commandLine().getOut();
        JudgeText.lines(judge).forEach(terminal::println);
        terminal.println("It is in " + out + "; metrics use it through the option judge:");
        terminal.println("  metrics: [{type: frechet-distance, judge: " + out + "}]");
      }
      return 0;
    }

    private LenetTraining how() {
      require("--epochs", epochs, MOST_EPOCHS);
      require("--batch", batch, MOST_BATCH);
      if (!(learningRate > 0 && learningRate <= 1)) {
        throw new InputException(
            "--learning-rate must be above 0 and at most 1, found " + learningRate);
      }
      return new LenetTraining(epochs, batch, learningRate);
    }

    private static void require(String option, int value, int most) {
      if (value < 1 || value > most) {
        throw new InputException(option + " must lie in 1.." + most + ", found " + value);
      }
    }
  }

  /** {@code difflab judge show}. */
  @Command(
      name = "show",
      description = "Shows how a judge was made and how often it is right.",
      mixinStandardHelpOptions = true,
      footerHeading = "%nExample:%n",
      footer = "  difflab judge show mnist")
  static final class ShowCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
        index = "0",
        paramLabel = "JUDGE",
        description = "A file made by judge train, or a data set with an included judge.")
    private String judge;

    @Override
    public Integer call() {
      JudgeText.lines(find()).forEach(spec.commandLine().getOut()::println);
      return 0;
    }

    private Judge find() {
      Path file = new PathConverter().convert(judge);
      if (Files.isRegularFile(file)) {
        return JudgeFile.read(file);
      }
      return ShippedJudges.find(judge)
          .orElseThrow(
              () ->
                  new InputException(
                      "judge '"
                          + judge
                          + "' is neither a file nor included in difflab"
                          + Spelling.alternatives(judge, ShippedJudges.DATASETS)));
    }
  }

  /** {@code difflab judge list}. */
  @Command(
      name = "list",
      description = "Lists the judges included in difflab.",
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      for (String dataset : ShippedJudges.DATASETS) {
        Judge judge = ShippedJudges.find(dataset).orElseThrow();
        spec.commandLine()
            .getOut()
            .println(dataset + ": test accuracy " + JudgeText.of(judge.testAccuracy()));
      }
      return 0;
    }
  }
}
