// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.difflab.cli.terminal.TerminalProgress;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.SampleRequest;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.files.NpyFile;
import org.difflab.files.text.PromptChoice;
import org.difflab.files.text.Spelling;
import org.difflab.report.Pictures;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
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

  private static final long MOST_SAMPLES = 100_000_000;

  /** Values of samples that are in memory at a time: 64 MB. */
  private static final int VALUES_AT_ONCE = 1 << 24;

  @Spec private CommandSpec spec;

  @Mixin private TrialChoice trial;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description =
          "A prompt; may be repeated (default: all prompts; for a picture, 40 evenly chosen ones"
              + " where there are more).")
  private List<String> prompts = List.of();

  @Option(
      names = "--count",
      defaultValue = "5",
      description = "Samples of each prompt (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed; another one gives other samples (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write: .png for a picture, .npy for numbers.")
  private Path out;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new InputException("--count must be at least 1, found " + count);
    }
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".png") && !name.endsWith(".npy")) {
      throw new InputException("--out must end in .png or .npy, found " + out);
    }
    CompletableFuture<Path> looking = CompletableFuture.supplyAsync(trial::pipelineFolder);
    try (Laboratory laboratory = Laboratory.open()) {
      CompletableFuture<?> prepared =
          name.endsWith(".png")
              ? CompletableFuture.runAsync(GenerateCommand::loadFonts)
              : CompletableFuture.completedFuture(name);
      Path folder = TrialChoice.found(looking);
      new Warnings(spec).of(laboratory, folder);
      TrainedPipeline pipeline = laboratory.load(folder);
      boolean numbers = name.endsWith(".npy");
      List<String> all = prompts.isEmpty() ? pipeline.prompts() : prompts;
      List<String> wanted = prompts.isEmpty() && !numbers ? PromptChoice.of(all) : all;
      long total = (long) wanted.size() * count;
      if (numbers) {
        requireAtMost(MOST_SAMPLES, wanted.size(), "can be generated");
        writeNumbers(pipeline, wanted, (int) total);
      } else {
        requireAtMost(
            Pictures.mostSamples(pipeline.shape()),
            wanted.size(),
            "fit into a picture; more can be written as numbers, with --out samples.npy");
        Samples samples =
            pipeline
                .generate(
                    SampleRequest.each(wanted, count), seed, TerminalProgress.onStandardError())
                .samples();
        prepared.join();
        int of = (int) all.stream().distinct().count();
        Pictures.samples(samples, pipeline.shape(), of).write(out);
      }
      PrintWriter terminal = spec.commandLine().getOut();
      String choice =
          wanted.size() < all.size() ? " of " + PromptChoice.share(wanted.size(), all.size()) : "";
      terminal.println(Spelling.counted(total, "sample") + choice + " in " + out);
    } catch (ArithmeticException e) {
      throw TrialChoice.broken(TrialChoice.found(looking), e);
    }
    return 0;
  }

  /**
   * For its first picture Java looks for fonts and codecs, which is done while the pipeline is
   * loaded and generates. It must not be done while the laboratory opens: Java then unloads a
   * library and JavaCPP looks for a symbol in all libraries, which take two locks of the C library
   * in opposite orders, and may wait for each other for ever.
   */
  private static void loadFonts() {
    Samples pixels = new Samples(Matrix.zeros(1, 4), List.of("0"));
    Pictures.samples(pixels, new Shape(2, 2, 1)).png();
  }

  private void requireAtMost(long most, int prompts, String what) {
    if ((long) prompts * count > most) {
      throw new InputException(
          "--count: at most "
              + most
              + " samples "
              + what
              + "; found "
              + count
              + (prompts == 1 ? "" : " for each of " + prompts + " prompts"));
    }
  }

  /** Generates and writes block after block: the file may be larger than the memory. */
  private void writeNumbers(TrainedPipeline pipeline, List<String> wanted, int total) {
    pipeline.embedder().embed(wanted.stream().distinct().toList()); // Refuses unknown prompts.
    int width = Math.max(pipeline.shape().size(), pipeline.encoder().latentShape().size());
    int rows = Math.max(1, VALUES_AT_ONCE / width / Workers.BLOCK_ROWS) * Workers.BLOCK_ROWS;
    try (Progress.Stage stage = TerminalProgress.onStandardError().begin("sampling", total)) {
      Progress advancing = new PartOf(stage);
      NpyFile.write(
          out,
          total,
          pipeline.shape(),
          from -> {
            List<SampleRequest> requests = new ArrayList<>();
            for (int number = from; number < Math.min(total, from + rows); number++) {
              requests.add(new SampleRequest(wanted.get(number / count), number % count));
            }
            return pipeline.generate(requests, seed, advancing).samples().values();
          });
    }
  }

  /** Counts what is done in parts as progress of the whole. */
  private record PartOf(Progress.Stage whole) implements Progress {

    @Override
    public Stage begin(String title, long total) {
      return new Stage() {
        @Override
        public void advance(long amount) {
          whole.advance(amount);
        }

        @Override
        public void note(String text) {
          whole.note(text);
        }

        @Override
        public void close() {}
      };
    }
  }
}
