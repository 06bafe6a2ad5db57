// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.difflab.cli.terminal.ShutdownHook;
import org.difflab.cli.terminal.SideBySideProgress;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialLimits;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.run.Unmeasured;
import org.difflab.engine.store.FolderStore;
import org.difflab.engine.store.PartCost;
import org.difflab.files.text.Spelling;
import org.difflab.linear.device.JavaMemory;
import org.difflab.report.RunPages;
import org.difflab.report.gallery.TrialGallery;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab run}: trains, generates, measures and reports. */
@Command(
    name = "run",
    description =
        "Runs an experiment: trains its pipelines, generates, measures and writes a report.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab run experiments/quickstart.yaml",
      "  difflab run my.yaml --out runs/second-try",
      "  difflab run sweep.yaml --parallel 2        two trials at a time, with the same bits",
      "",
      "The key pictures lists the pictures of each trial, such as pictures: [samples, histogram]:",
      "  samples             some samples, images titled with their prompts",
      "  histogram           generated samples against the data: numbers, points of the plane",
      "  forward             the data at a few noise levels: numbers, points, images",
      "  reverse             an animation of x_t becoming clean beside the estimate of x_0:"
          + " numbers, points, images",
      "  optimal-path        noised points, the nearest data, and the denoiser's estimates: points",
      "  density-evolution   the density through the noise levels, forward and back: numbers,"
          + " points",
      "By default: samples for images, all but optimal-path for points, all but optimal-path and",
      "samples for numbers.",
      "",
      "An interrupted run continues where it stopped; runs share trained parts through the store.",
      "The exit code is 1 if a trial or a metric failed; a value that is undefined is a result.",
      "Java may use 70 %% of the memory of the machine or container; DIFFLAB_JAVA_OPTS=-Xmx4g sets"
          + " another limit."
    })
final class RunCommand implements Callable<Integer> {

  private static final Path RUNS = Path.of("runs");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The experiment, a YAML file.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "The run folder (default: runs/NAME-OF-THE-FILE).")
  private Optional<Path> out;

  @Option(
      names = "--store",
      paramLabel = "FOLDER",
      description = "Where trained parts are kept (default: runs/store).")
  private Optional<Path> store;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How often the state of a long training is kept, so that a killed run continues from it"
              + " (default: ${DEFAULT-VALUE}).")
  private int interval;

  @Mixin private SideBySideChoice sideBySide;

  @Override
  public Integer call() throws Exception {
    return ShutdownHook.during(this::run, RunCommand::sayGoodbye);
  }

  private static void sayGoodbye() {
    System.err.println(
        "\nstopped; what is finished is kept, and the same command continues from here");
  }

  private int run() {
    if (interval < 0) {
      throw new InputException("--checkpoint-every must be at least 0, found " + interval);
    }
    Path folder = out.orElseGet(() -> RUNS.resolve(baseName(file)));
    try {
      return run(folder);
    } catch (OutOfMemoryError e) {
      throw new InputException(
          JavaMemory.ofThisProcess().exceededBy("the run")
              + "; finished trials are kept in "
              + folder
              + ", and the same command continues from there",
          e);
    }
  }

  private int run(Path folder) {
    PrintWriter terminal = spec.commandLine().getOut();
    TrialLimits limits = sideBySide.limits();
    try (Laboratory laboratory = Laboratory.open()) {
      new Warnings(spec).of(laboratory);
      Experiment experiment = laboratory.read(file);
      terminal.println(
          TerminalText.of(
              experiment.title()
                  + ": "
                  + Spelling.counted(experiment.trials().size(), "trial")
                  + " into "
                  + folder));
      terminal.flush();
      Progress progress =
          limits.trials() == 1
              ? TerminalProgress.onStandardError()
              : SideBySideProgress.onStandardError();
      List<TrialResult> results =
          laboratory.run(
              experiment,
              folder,
              new FolderStore(
                  store.orElse(RUNS.resolve("store")), progress, Duration.ofSeconds(interval)),
              new TrialGallery(),
              limits,
              progress);
      Path report = new RunPages(laboratory).writeReport(folder, experiment, results);
      References references = References.read(folder);
      results.forEach(result -> print(result, references, terminal));
      terminal.println("Report: " + report);
      boolean failed =
          results.stream()
              .anyMatch(
                  result ->
                      result.status() == TrialResult.Status.FAILED
                          || !result.failedMetrics().isEmpty());
      return failed ? 1 : 0;
    }
  }

  private void print(TrialResult result, References references, PrintWriter terminal) {
    if (result.status() == TrialResult.Status.FAILED) {
      terminal.println(
          spec.commandLine()
              .getColorScheme()
              .errorText(result.trial() + ": failed: " + result.reason()));
      warn(result, terminal);
      return;
    }
    double training = result.parts().stream().mapToDouble(PartCost::seconds).sum();
    terminal.printf(
        Locale.ROOT,
        "%s: trained in %.2f s, %s in %.2f s, %s per sample%n",
        result.trial(),
        training,
        Spelling.counted(result.samples(), "sample"),
        result.samplingSeconds(),
        Spelling.counted(Math.round(result.modelCalls()), "model call"));
    warn(result, terminal);
    for (Measurement measurement : result.measurements()) {
      terminal.println(MeasurementLine.of(measurement, references));
    }
    for (Unmeasured unmeasured : result.unmeasured()) {
      terminal.println(
          unmeasured.kind() == Unmeasured.Kind.UNDEFINED
              ? "  " + unmeasured.words()
              : spec.commandLine()
                  .getColorScheme()
                  .errorText("  " + unmeasured.words())
                  .toString());
    }
  }

  private void warn(TrialResult result, PrintWriter terminal) {
    for (String warning : result.warnings()) {
      terminal.println(
          spec.commandLine().getColorScheme().ansi().string("  @|yellow warning: |@") + warning);
    }
  }

  private static String baseName(Path file) {
    String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("run");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
