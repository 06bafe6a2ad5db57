// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.TunableEmbedder;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** The least components that make a pipeline for points in the plane. */
public final class TinyPlugin implements Plugin {

  @Override
  public String name() {
    return "tiny";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
                EncoderTrainer.class, "identity", Same.class, NoOptions.class, "Changes nothing.")
            .asDefaultFor(Component.DefaultFor.ALL_DATA),
        new Component<>(
            EmbedderTrainer.class, "table", Tabulating.class, NoOptions.class, "Can be tuned."),
        new Component<>(
            EmbedderTrainer.class, "fixed", Fixing.class, NoOptions.class, "Cannot be tuned."),
        new Component<>(
            DenoiserTrainer.class,
            "echo",
            Echoing.class,
            Echoing.Options.class,
            "Estimates the condition."));
  }

  record SameEncoder(Shape latentShape) implements Encoder {

    @Override
    public Matrix encode(Matrix samples) {
      return samples;
    }

    @Override
    public Matrix decode(Matrix latents) {
      return latents;
    }

    @Override
    public Weights weights() {
      return Weights.builder().integer("width", latentShape.size()).build();
    }
  }

  static final class Same implements EncoderTrainer {

    @Inject
    Same() {}

    @Override
    public Shape latentShape(Shape samples) {
      return samples;
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      return new SameEncoder(input.shape());
    }

    @Override
    public Encoder load(Weights weights) {
      return new SameEncoder(Shape.vector(weights.integer("width")));
    }
  }

  /** Vectors of two numbers, the last for "no prompt". */
  record Table(List<String> prompts, Matrix vectors) implements TunableEmbedder {

    @Override
    public int width() {
      return 2;
    }

    @Override
    public int[] rows(List<String> asked) {
      return asked.stream().mapToInt(prompts::indexOf).toArray();
    }

    @Override
    public Matrix embed(List<String> asked) {
      return vectors.select(rows(asked));
    }

    @Override
    public Optional<Matrix> unconditional() {
      return Optional.of(vectors.slice(prompts.size(), prompts.size() + 1));
    }

    @Override
    public TunableEmbedder withVectors(Matrix tuned) {
      tuned.requireColumns(2, "vectors");
      return new Table(prompts, tuned);
    }

    @Override
    public Weights weights() {
      return Weights.builder()
          .text("prompts", String.join(",", prompts))
          .matrix("vectors", vectors)
          .build();
    }
  }

  /** The same conditions from an embedder that nobody can tune. */
  record Fixed(Table table) implements Embedder {

    @Override
    public int width() {
      return 2;
    }

    @Override
    public Matrix embed(List<String> prompts) {
      return table.embed(prompts);
    }

    @Override
    public Optional<Matrix> unconditional() {
      return Optional.empty();
    }

    @Override
    public Weights weights() {
      return table.weights();
    }
  }

  private static Table table(EmbedderInput input) {
    float[] values = new float[2 * (input.vocabulary().size() + 1)];
    for (int i = 0; i < values.length - 2; i++) {
      values[i] = i;
    }
    return new Table(input.vocabulary(), Matrix.wrap(values.length / 2, 2, values));
  }

  private static Table table(Weights weights) {
    return new Table(List.of(weights.text("prompts").split(",")), weights.matrix("vectors"));
  }

  static final class Tabulating implements EmbedderTrainer {

    @Inject
    Tabulating() {}

    @Override
    public int width(List<String> vocabulary) {
      return 2;
    }

    @Override
    public boolean hasUnconditional() {
      return true;
    }

    @Override
    public Embedder train(EmbedderInput input, Training training) {
      return table(input);
    }

    @Override
    public Embedder load(Weights weights) {
      return table(weights);
    }
  }

  static final class Fixing implements EmbedderTrainer {

    @Inject
    Fixing() {}

    @Override
    public int width(List<String> vocabulary) {
      return 2;
    }

    @Override
    public boolean hasUnconditional() {
      return false;
    }

    @Override
    public Embedder train(EmbedderInput input, Training training) {
      return new Fixed(table(input));
    }

    @Override
    public Embedder load(Weights weights) {
      return new Fixed(table(weights));
    }
  }

  /** What tuning leaves of the vectors: every number doubled. */
  private static Matrix doubled(Matrix vectors) {
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < vectors.rows(); row++) {
      rows.add(new float[] {2 * vectors.get(row, 0), 2 * vectors.get(row, 1)});
    }
    return Matrix.ofRows(rows.toArray(float[][]::new));
  }

  record Echo(Optional<Matrix> tunedVectors) implements DenoiserModel {

    @Override
    public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
      return conditions;
    }

    @Override
    public Weights weights() {
      Weights.Builder weights = Weights.builder();
      tunedVectors.ifPresent(vectors -> weights.matrix("vectors", vectors));
      return weights.build();
    }
  }

  /** What is done with the embedder's vectors. */
  enum Tuning {
    LEAVE,
    TUNE,
    BRING_OTHERS
  }

  static final class Echoing implements DenoiserTrainer {

    record Options(@Option(help = "the vectors", defaultsTo = "leave") Tuning vectors) {}

    private final Options options;

    @Inject
    Echoing(Options options) {
      this.options = options;
    }

    @Override
    public DenoiserModel train(DenoiserInput input, Training training) {
      // Three steps and a state, so that somebody may watch what becomes of them.
      for (int step = 0; step < 3; step++) {
        int done = step;
        training.checkpoints().offer(() -> Weights.builder().integer("step", done).build());
      }
      input.vectors().ifPresent(vectors -> requireConsistent(input, vectors.vectors()));
      return switch (options.vectors()) {
        case LEAVE -> new Echo(Optional.empty());
        case TUNE -> new Echo(input.vectors().map(vectors -> doubled(vectors.vectors())));
        case BRING_OTHERS -> new Echo(Optional.of(Matrix.zeros(1, 3)));
      };
    }

    private static void requireConsistent(DenoiserInput input, Matrix vectors) {
      int last = vectors.rows() - 1;
      if (!vectors.select(input.vectors().orElseThrow().rows()).equals(input.conditions())
          || !vectors.slice(last, last + 1).equals(input.unconditional().orElseThrow())) {
        throw new IllegalStateException("vectors and conditions differ");
      }
    }

    @Override
    public DenoiserModel load(Weights weights) {
      return new Echo(weights.findMatrix("vectors"));
    }
  }
}
