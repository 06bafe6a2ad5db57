// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.small;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EncoderTrainer;

/** The options of the small components. */
public final class SmallOptions {

  private SmallOptions() {}

  /** What a network predicts. */
  public enum Target {
    NOISE,
    CLEAN,
    X_VELOCITY
  }

  public record Dots(
      @Option(help = "what the dots show", defaultsTo = "[a, b, c]") List<String> prompts,
      @Option(help = "how many", defaultsTo = "10", min = 1) int count) {}

  public record Pca(
      @Option(help = "how many principal components to keep", min = 1, max = 1000) int components,
      @Option(help = "whether to scale them to variance 1", defaultsTo = "false") boolean whiten) {}

  public record Chain(
      @Option(help = "the encoders, first one first") List<Part<EncoderTrainer>> links) {}

  public record OneHot(
      @Option(help = "whether the first prompt is all zeros", defaultsTo = "false")
          boolean dropFirst) {}

  public record Steps(@Option(help = "how many steps", defaultsTo = "200", min = 1) int steps) {}

  public record Mlp(
      @Option(help = "widths of the hidden layers", defaultsTo = "[64, 64]", min = 1)
          List<Integer> hidden,
      @Option(help = "step size", defaultsTo = "1e-3", min = 0, max = 1) double learningRate,
      @Option(help = "what is predicted", defaultsTo = "noise") Target target,
      @Option(help = "seconds to train at most", defaultsTo = "") OptionalDouble seconds) {}

  public record Average(
      @Option(help = "share kept a step", defaultsTo = "0.9", min = 0, max = 1) double decay,
      @Option(help = "step from which", defaultsTo = "0", min = 0) int from) {}

  public record Fit(
      @Option(help = "how many steps", defaultsTo = "100", min = 1) int steps,
      @Option(help = "rows per step", defaultsTo = "32", min = 1) int batch,
      @Option(
              help = "time at most",
              defaultsTo = "",
              min = 1,
              formerly = {"time", "max-time"})
          Optional<Duration> limit,
      @Option(help = "averaging", defaultsTo = "{from: 10}") Average ema) {

    public Fit {
      if (ema.from() > steps) {
        throw new IllegalArgumentException(
            "'ema.from' must be at most 'steps', found " + ema.from() + " and " + steps);
      }
    }
  }

  public record Net(
      @Option(help = "training", defaultsTo = "{}") Fit training,
      @Option(help = "tuning afterwards", defaultsTo = "") Optional<Fit> tuning,
      @Option(help = "averages tried", defaultsTo = "") List<Average> averages) {}

  public record Wiener(@Option(help = "added variance", defaultsTo = "0", min = 0) double ridge) {}

  public record Around(
      @Option(help = "what is wrapped", defaultsTo = "{type: mlp, hidden: [8]}")
          Part<DenoiserTrainer> inner) {}

  public record Scale(
      @Option(help = "strength; 1 is off", defaultsTo = "1", min = 0) double scale,
      @Option(help = "time from which it acts", defaultsTo = "0", min = 0, max = 1) double from,
      @Option(help = "time until which it acts", defaultsTo = "1", min = 0, max = 1) double to) {

    public Scale {
      if (from >= to) {
        throw new IllegalArgumentException(
            "'from' must be less than 'to', found " + from + " and " + to);
      }
    }
  }

  public record Judge(
      @Option(help = "file of the judge's weights", defaultsTo = "") Optional<Path> weights) {}

  /** Every type that an option may have. */
  public record Everything(
      @Option(help = "a", defaultsTo = "1") int whole,
      @Option(help = "b", defaultsTo = "2") long longWhole,
      @Option(help = "c", defaultsTo = ".5") double number,
      @Option(help = "d", defaultsTo = "true") boolean truth,
      @Option(help = "e", defaultsTo = "") String text,
      @Option(help = "f", defaultsTo = "x-velocity") Target target,
      @Option(help = "g", defaultsTo = "data") Path path,
      @Option(help = "h", defaultsTo = "wiener") Part<DenoiserTrainer> part,
      @Option(help = "i", defaultsTo = "") OptionalInt maybeWhole,
      @Option(help = "j", defaultsTo = "3") OptionalDouble maybeNumber,
      @Option(help = "k", defaultsTo = "") Optional<String> maybeText,
      @Option(help = "l", defaultsTo = "") Optional<Part<DenoiserTrainer>> maybePart,
      @Option(help = "m", defaultsTo = "") List<Double> numbers,
      @Option(help = "n", defaultsTo = "[[1, 2], []]") List<List<Integer>> table,
      @Option(help = "o", defaultsTo = "[noise]") List<Target> targets,
      @Option(help = "p", defaultsTo = "") List<Part<DenoiserTrainer>> parts,
      @Option(help = "q", defaultsTo = "") Optional<List<String>> maybeTexts,
      @Option(help = "r", defaultsTo = "1m") Duration span,
      @Option(help = "s", defaultsTo = "{}") Net net) {}
}
