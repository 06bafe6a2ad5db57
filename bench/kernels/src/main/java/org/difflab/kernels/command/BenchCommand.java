// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileProblem;
import org.difflab.registry.Registry;
import org.difflab.report.picture.PictureFile;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code difflab bench}: times kernels and components. */
@Command(
    name = "difflab bench",
    description =
        "Times kernels and components with JMH: products, noise, and every step of a pipeline, ours"
            + " or yours.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab bench --list                              the benches and their parameters",
      "  difflab bench MatrixProduct Machine               products with each back end, next to the"
          + " machine's best",
      "  difflab bench --component acme.tree               every bench of your denoiser, unchanged",
      "  difflab bench Denoiser.denoise --component 'mixture; components: 20' --component wiener",
      "  difflab bench Encoder.fit --component 'pca; components: 144' --param trained=60000 --param"
          + " threads=1,2",
      "  difflab bench Sampler --quick                     a rough measurement in seconds",
      "",
      "Options of a component follow its name as in a file, with semicolons for commas. A bench"
          + " takes components if",
      "one of its parameters is called like their kind; without --component it runs on every one"
          + " that is installed and",
      "needs no options, networks trained for 100 steps. Data sets are the exception, since some"
          + " are downloads.",
      "Bench while nothing else runs. The exit code is 1 if a bench failed."
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "BENCH",
      arity = "0..*",
      description = "A bench such as Denoiser.fit, or a group such as Denoiser; all by default.")
  private List<String> names = List.of();

  @Option(
      names = "--component",
      paramLabel = "NAME[; OPTIONS]",
      description = "A component to run on; may be repeated. Benches that take none are left out.")
  private List<String> components = List.of();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE[,VALUE...]",
      description = "Values of a parameter; may be repeated.")
  private Map<String, String> parameters = Map.of();

  @Mixin private Effort effort;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "runs/bench",
      description =
          "Folder for results.json, .txt, .png and JMH's log (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--list", description = "List the benches and their parameters, and run none.")
  private boolean list;

  @Override
  public Integer call() throws RunnerException {
    if (list) {
      Bench.all().forEach(this::print);
      return 0;
    }
    BenchPlan plan =
        BenchPlan.of(
            Bench.all(), new Components(Registry.fromSettings()), names, components, parameters);
    Options options = effort.options(plan);
    PrintWriter terminal = spec.commandLine().getOut();
    try (PrintStream log = log()) {
      ProgressOutput output =
          new ProgressOutput(
              OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL),
              terminal,
              plan.count());
      Collection<RunResult> results = new Runner(options, output).run();
      keep(results);
      show(results, terminal);
      output.failures().forEach(failure -> spec.commandLine().getErr().println(failure));
      return output.failures().isEmpty() ? 0 : 1;
    }
  }

  private void print(Bench bench) {
    spec.commandLine().getOut().println(bench.name());
    bench
        .parameters()
        .forEach(
            (name, values) ->
                spec.commandLine().getOut().println("  " + name + "=" + String.join(",", values)));
  }

  private PrintStream log() {
    Path file = out.resolve("log.txt");
    try {
      Files.createDirectories(out);
      return new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw FileProblem.writing(file, OptionalLong.empty(), e);
    }
  }

  private void keep(Collection<RunResult> results) {
    AtomicFile.write(
        out.resolve("results.json"),
        stream -> {
          PrintStream text = new PrintStream(stream, false, StandardCharsets.UTF_8);
          ResultFormatFactory.getInstance(ResultFormatType.JSON, text).writeOut(results);
          text.flush();
        });
  }

  private void show(Collection<RunResult> results, PrintWriter terminal) {
    Scores scores = new Scores(results.stream().map(Score::of).toList());
    List<String> lines = new ScoreTable(scores).lines();
    lines.forEach(terminal::println);
    if (!scores.all().isEmpty()) {
      AtomicFile.write(out.resolve("results.txt"), String.join("\n", lines).strip() + "\n");
      PictureFile.writePng(out.resolve("results.png"), ScoreChart.of(scores).draw());
      terminal.println();
      terminal.println("Kept in " + out.resolve("results.json") + ", .txt and .png");
    }
  }
}
