// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import java.util.Collections;
import org.difflab.diffusion.schedule.KarrasSchedule;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.Workers;

/** Evaluations with no more of a pipeline than a metric looks at. */
public final class Evaluations {

  private static final Denoiser UNCHANGED = (noisy, level, conditions) -> noisy;
  private static final Schedule LEVELS =
      new KarrasSchedule(new KarrasSchedule.Options(50, 0.002, 80, 7));

  private Evaluations() {}

  /** Returns samples of one prompt. */
  public static Samples ofOnePrompt(Matrix values) {
    return new Samples(values, Collections.nCopies(values.rows(), "any"));
  }

  /** Returns an evaluation of samples whose pipeline does not matter. */
  public static Evaluation of(
      String dataset, Splits data, Shape shape, Samples generated, Workers workers) {
    return of(dataset, data, new ScaledEncoder(shape, 1, 1), UNCHANGED, LEVELS, generated, workers);
  }

  /** Returns an evaluation of generated samples against a test part, all of one prompt. */
  public static Evaluation of(Matrix generated, Matrix test, Workers workers) {
    return of(generated, test, UNCHANGED, workers);
  }

  /** Returns an evaluation of a denoiser behind an encoder that gives back 3/4 of the values. */
  public static Evaluation of(Matrix generated, Matrix test, Denoiser denoiser, Workers workers) {
    return of(
        "test",
        new Splits(ofOnePrompt(generated), Samples.none(test.columns()), ofOnePrompt(test), "0"),
        new ScaledEncoder(Shape.vector(test.columns()), 1, 0.75f),
        denoiser,
        LEVELS,
        ofOnePrompt(generated),
        workers);
  }

  /** Returns an evaluation of trained parts on a test part, with nothing generated. */
  static Evaluation of(
      Samples test, Encoder encoder, Denoiser denoiser, Schedule schedule, Workers workers) {
    Samples none = Samples.none(test.values().columns());
    return of(
        "test", new Splits(none, none, test, "0"), encoder, denoiser, schedule, none, workers);
  }

  private static Evaluation of(
      String dataset,
      Splits data,
      Encoder encoder,
      Denoiser denoiser,
      Schedule schedule,
      Samples generated,
      Workers workers) {
    return new Evaluation(
        dataset,
        data,
        encoder.latentShape(),
        encoder,
        new SilentEmbedder(),
        denoiser,
        schedule,
        generated,
        Noise.of(5, "metric"),
        workers);
  }
}
