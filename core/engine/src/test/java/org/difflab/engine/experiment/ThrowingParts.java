// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.Guidance;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.StepNoise;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** A plug-in of components that fail in every way, at every place where they are called. */
record ThrowingParts() implements Plugin {

  @Override
  public String name() {
    return "theirs";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(Guidance.class, "x.guide", Guiding.class, Options.class, "A guidance"),
        new Component<>(Sampler.class, "x.jump", Jumping.class, Options.class, "A sampler"),
        new Component<>(EncoderTrainer.class, "x.copy", Encoding.class, Options.class, "None"),
        new Component<>(Metric.class, "x.nothing", Measuring.class, Options.class, "Nothing"));
  }

  /** What a component does, and where. */
  public record Options(
      @Option(help = "in which method", defaultsTo = "nowhere") String where,
      @Option(help = "what happens", defaultsTo = "npe") String what) {

    /** Fails if it is to. */
    public Options {
      if (where.equals("options")) {
        fail(what);
      }
    }

    boolean at(String method) {
      if (!where.equals(method)) {
        return false;
      }
      fail(what);
      return true;
    }

    /** Returns null if that is what is to happen here. */
    <T> T or(String method, T result) {
      return at(method) ? null : result;
    }
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // as if it were not checked
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    @SuppressWarnings("unchecked")
    E unchecked = (E) thrown;
    throw unchecked;
  }

  private static void fail(String what) {
    switch (what) {
      case "npe" -> throw new NullPointerException();
      case "ise" -> throw new IllegalStateException("not\ntrained");
      case "iae" -> throw new IllegalArgumentException("bad");
      case "silent" -> throw new IllegalArgumentException();
      case "assert" -> throw new AssertionError("mine");
      case "link" -> throw new NoClassDefFoundError("org/acme/Late");
      case "internal" -> throw new InternalError("inside");
      case "input" -> throw new InputException("");
      case "checked" -> ThrowingParts.<RuntimeException>sneak(new IOException("away"));
      case "so" -> fail(what);
      case "memory" -> throw new OutOfMemoryError("Java heap space");
      case "null" -> {}
      default -> throw new ArithmeticException(what);
    }
  }

  /** A guidance. */
  public static final class Guiding implements Guidance {
    private final Options options;

    @Inject
    Guiding(Options options) {
      options.at("made");
      this.options = options;
    }

    @Override
    public boolean needsUnconditional() {
      options.at("needsUnconditional");
      return false;
    }

    @Override
    public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
      return options.or(
          "guide",
          (noisy, level, conditions) ->
              options.or("denoise", denoiser.denoise(noisy, level, conditions)));
    }
  }

  /** A sampler of one step. */
  public static final class Jumping implements Sampler {
    private final Options options;

    @Inject
    Jumping(Options options) {
      this.options = options;
    }

    @Override
    public List<NoiseLevel> grid(Schedule schedule) {
      return options.or("grid", schedule.grid(1));
    }

    @Override
    public Matrix sample(
        Matrix start,
        List<NoiseLevel> grid,
        CleanEstimate estimate,
        StepNoise noise,
        SamplingObserver observer) {
      return options.or("sample", estimate.at(start, grid.get(0)));
    }
  }

  /** An encoder that changes nothing. */
  public static final class Encoding implements EncoderTrainer {
    private final Options options;

    @Inject
    Encoding(Options options) {
      this.options = options;
    }

    @Override
    public Shape latentShape(Shape samples) {
      return options.or("latentShape", samples);
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      return options.or("train", new Copy(options, input.shape()));
    }

    @Override
    public Encoder load(Weights weights) {
      return new Copy(options, Shape.vector(2));
    }
  }

  private record Copy(Options options, Shape shape) implements Encoder {

    @Override
    public Shape latentShape() {
      return options.or("model", shape);
    }

    @Override
    public Matrix encode(Matrix samples) {
      return options.or("encode", samples);
    }

    @Override
    public Matrix decode(Matrix latents) {
      return options.or("decode", latents);
    }

    @Override
    public Weights weights() {
      return options.or("weights", Weights.none());
    }
  }

  /** A metric. */
  public static final class Measuring implements Metric {
    private final Options options;

    @Inject
    Measuring(Options options) {
      this.options = options;
    }

    @Override
    public Subject subject() {
      return options.or("subject", Subject.SAMPLES);
    }

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
      return options.or(
          "measure", List.of(new Measurement("nothing", 0, Measurement.Better.NEITHER)));
    }

    @Override
    public List<Finding> find(Evaluation evaluation) {
      return options.or("find", List.of());
    }
  }
}
