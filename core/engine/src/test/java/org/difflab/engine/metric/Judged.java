package org.difflab.engine.metric;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.schedule.KarrasSchedule;
import org.difflab.spi.Denoiser;
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

/** Evaluations of given samples, of one prompt. */
public final class Judged {

  private static final String PROMPT = "any";

  private Judged() {}

  /** Returns samples of one prompt. */
  public static Samples samples(Matrix values) {
    return new Samples(values, Collections.nCopies(values.rows(), PROMPT));
  }

  /** Returns an evaluation of generated samples against a test part. */
  public static Evaluation of(Matrix generated, Matrix test, Workers workers) {
    return of(generated, test, (noisy, level, conditions) -> noisy, workers);
  }

  /** Returns an evaluation of a denoiser behind an encoder that gives back 3/4 of the values. */
  public static Evaluation of(Matrix generated, Matrix test, Denoiser denoiser, Workers workers) {
    return new Evaluation(
        "test",
        new Splits(samples(generated), Samples.none(test.columns()), samples(test), "0"),
        Shape.vector(test.columns()),
        new Lossy(test.columns()),
        new OnePrompt(),
        denoiser,
        new KarrasSchedule(new KarrasSchedule.Options(50, 0.002, 80, 7)),
        samples(generated),
        Noise.of(5, "metric"),
        workers);
  }

  private record Lossy(int width) implements Encoder {

    @Override
    public Shape latentShape() {
      return Shape.vector(width);
    }

    @Override
    public Matrix encode(Matrix samples) {
      return samples;
    }

    @Override
    public Matrix decode(Matrix latents) {
      float[] values = latents.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= 0.75f;
      }
      return Matrix.wrap(latents.rows(), width, values);
    }

    @Override
    public Weights weights() {
      return Weights.none();
    }
  }

  private record OnePrompt() implements Embedder {

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
