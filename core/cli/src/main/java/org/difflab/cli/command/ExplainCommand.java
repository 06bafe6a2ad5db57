// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.engine.Laboratory;
import org.difflab.report.RunPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab explain}: what happens inside the pipelines of a run. */
@Command(
    name = "explain",
    description = {
      "Shows what happens inside the pipelines of a finished run, on a page explain.html in its"
          + " folder:",
      "noise levels, trajectories of images, the error at each noise level, the size of guidance at"
          + " each step, and the paths of samples among the real latents."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab run experiments/quickstart.yaml",
      "  difflab explain runs/quickstart                       then open"
          + " runs/quickstart/explain.html",
      "  difflab explain runs/quickstart --trial NAME          one of its trials, or several by"
          + " giving --trial again",
      "",
      "Why do the first steps decide what is drawn, and the last ones only how sharp it is? Look at"
          + " the estimates of x_0",
      "from left to right, then at the error by noise level: where it is near the dashed line, the"
          + " denoiser predicts no better",
      "than the mean of its data. Nothing is trained, so repeating the command is cheap."
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run folder.")
  private Path run;

  @Option(
      names = {"--trial", "--pipeline"},
      paramLabel = "NAME",
      description =
          "Which trial of the run: a folder under trials/, or a pipeline's name for the first of"
              + " its trials; may be repeated (default: all finished trials of the first"
              + " seed).")
  private List<String> trials = List.of();

  @Override
  public Integer call() {
    try (Laboratory laboratory = Laboratory.open()) {
      Path page =
          new RunPages(laboratory)
              .writeExplanation(run, trials, TerminalProgress.onStandardError());
      spec.commandLine().getOut().println("Explanation: " + page);
    }
    return 0;
  }
}
