// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialMemory;
import org.difflab.engine.run.Trial;
import org.difflab.files.text.Spelling;
import org.difflab.linear.device.JavaMemory;
import org.difflab.registry.PartNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab check}: reports all problems of a file without training. */
@Command(
    name = "check",
    description =
        "Checks an experiment without training anything, and lists its trials with the memory that"
            + " they need, or all of its problems.",
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
      new Warnings(spec).of(laboratory, experiment);
      if (resolved) {
        terminal.print(laboratory.resolved(experiment));
      } else {
        terminal.println(
            file + ": no problems; " + Spelling.counted(experiment.trials().size(), "trial") + ":");
        for (Trial trial : experiment.trials()) {
          terminal.println("  " + trial.name());
        }
        if (!experiment.metrics().isEmpty()) {
          PartNames names = new PartNames(experiment.metrics());
          terminal.println(
              "Metrics: "
                  + experiment.metrics().stream().map(names::of).collect(Collectors.joining(", ")));
        }
        tellMemory(laboratory.memory(experiment), terminal);
      }
    }
    return 0;
  }

  /**
   * Prints the memory of the largest trial, with warnings for those that need more than is
   * available.
   */
  private void tellMemory(Map<Trial, TrialMemory> needs, PrintWriter terminal) {
    JavaMemory memory = JavaMemory.ofThisProcess();
    needs.entrySet().stream()
        .max(Comparator.comparingLong(entry -> entry.getValue().total()))
        .ifPresent(
            largest ->
                terminal.println(
                    "Memory: about "
                        + JavaMemory.text(largest.getValue().total())
                        + (needs.size() == 1 ? "" : " at most, for " + largest.getKey().name())
                        + "; Java may use "
                        + JavaMemory.text(memory.limit())));
    Warnings warnings = new Warnings(spec);
    needs.forEach(
        (trial, need) ->
            need.warning(memory)
                .ifPresent(warning -> warnings.print(trial.name() + ": " + warning)));
  }
}
