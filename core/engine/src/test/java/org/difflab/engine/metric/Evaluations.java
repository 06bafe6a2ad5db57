package org.difflab.engine.metric;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.schedule.CosineSchedule;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;
import org.difflab.spi.training.Weights;

/** Evaluations of samples whose pipeline does not matter. */
public final class Evaluations {

  private Evaluations() {}

  /** Returns an evaluation of samples, with parts that do nothing. */
  public static Evaluation of(
      String dataset, Splits data, Shape shape, Samples generated, Workers workers) {
    return new Evaluation(
        dataset,
        data,
        shape,
        new Unchanged(shape),
        new NoWord(),
        (noisy, level, conditions) -> noisy,
        new CosineSchedule(new CosineSchedule.Options(100, 0.008)),
        generated,
        Noise.of(5, "metric"),
        workers);
  }

  private record Unchanged(Shape latentShape) implements Encoder {

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
      return Weights.none();
    }
  }

  private record NoWord() implements Embedder {

    @Override
    public int width() {
      return 1;
    }

    @Override
    public Matrix embed(List<String> prompts) {
      return Matrix.zeros(prompts.size(), 1);
    }

    @Override
    public Optional<Matrix> unconditional() {
      return Optional.empty();
    }

    @Override
    public Weights weights() {
      return Weights.none();
    }
  }
}
