package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.Trial;
import org.difflab.engine.registry.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab check}: says everything that is wrong with a file, training nothing. */
@Command(
    name = "check",
    description =
        "Checks an experiment without training anything, and lists its trials or all of its"
            + " problems.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  difflab check my.yaml --resolved     prints the file with every default filled in")
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The experiment, a YAML file.")
  private Path file;

  @Option(names = "--resolved", description = "Print the experiment with every default filled in.")
  private boolean resolved;

  @Override
  public Integer call() {
    PrintWriter terminal = spec.commandLine().getOut();
    try (Laboratory laboratory = Laboratory.open()) {
      new Warnings(spec).of(laboratory);
      Experiment experiment = laboratory.read(file);
      if (resolved) {
        terminal.print(laboratory.resolved(experiment));
      } else {
        terminal.println(
            file + ": no problems; " + Spelling.counted(experiment.trials().size(), "trial") + ":");
        for (Trial trial : experiment.trials()) {
          terminal.println("  " + trial.name());
        }
      }
    }
    return 0;
  }
}
