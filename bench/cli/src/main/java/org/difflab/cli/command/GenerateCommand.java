package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.difflab.cli.gallery.SamplePicture;
import org.difflab.cli.picture.PictureRehearsal;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.engine.Laboratory;
import org.difflab.engine.file.NpyFile;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.InputException;
import org.difflab.spi.Samples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code difflab generate}: new samples from a pipeline that a run trained. */
@Command(
    name = "generate",
    description = "Generates samples with a pipeline that a run has trained.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  difflab generate --run runs/quickstart --prompt 7 --count 20 --out sevens.png",
      "  difflab generate --run runs/linear-diffusion --trial mixture-5_seed_1 --prompt 3 --prompt"
          + " 8 --out digits.npy",
      "",
      "The same prompt, number and seed give the same sample each time, however many are generated"
          + " with it."
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private TrialChoice trial;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "What to draw; may be given again. All prompts unless given.")
  private List<String> prompts = List.of();

  @Option(
      names = "--count",
      defaultValue = "5",
      description = "Samples of each prompt; ${DEFAULT-VALUE} unless given.")
  private int count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Another seed gives other samples; ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to: .png for a picture, .npy for numbers.")
  private Path out;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new InputException("--count must be at least 1, found " + count);
    }
    String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".npy")) {
      throw new InputException("--out must end in .png or .npy, found " + out);
    }
    CompletableFuture<Path> looking = CompletableFuture.supplyAsync(trial::pipelineFolder);
    CompletableFuture<?> prepared =
        name.endsWith(".png") ? looking.thenRunAsync(PictureRehearsal::hold) : looking;
    try (Laboratory laboratory = Laboratory.open()) {
      Path folder = TrialChoice.found(looking);
      new Warnings(spec).of(laboratory, folder);
      TrainedPipeline pipeline = laboratory.load(folder);
      List<String> wanted = prompts.isEmpty() ? pipeline.prompts() : prompts;
      Samples samples =
          pipeline
              .generate(SampleRequest.each(wanted, count), seed, TerminalProgress.onStandardError())
              .samples();
      if (name.endsWith(".npy")) {
        NpyFile.write(out, samples.values(), pipeline.shape());
      } else {
        prepared.join();
        SamplePicture.of(samples, pipeline.shape(), wanted, count).write(out);
      }
      PrintWriter terminal = spec.commandLine().getOut();
      terminal.println(samples.count() + " samples in " + out);
    }
    return 0;
  }
}
