// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DensityModel;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.SamplePairs;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.DensityTrainer;

/**
 * The evaluation that metrics are tested on: two prompts, each a Gaussian of its own within [−1,
 * 1], and latents that are the samples themselves.
 *
 * @param shape the layout of samples
 * @param count number of samples of each part
 * @param denoiser the denoiser of the pipeline
 */
record ContractEvaluation(Shape shape, int count, Denoiser denoiser) {

  private static final float SCALE = 0.2f;

  /** Returns samples of the data's distribution; other purposes get other ones. */
  Samples real(String purpose) {
    Samples samples = ContractData.samples(purpose, count, shape.size());
    float[] values = samples.values().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, SCALE * values[i]));
    }
    return new Samples(Matrix.wrap(count, shape.size(), values), samples.prompts());
  }

  /** Returns rows uniform in [−1, 1] under the same prompts. */
  Samples random() {
    Noise noise = Noise.of(21, "contract random samples");
    float[] values = new float[count * shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * noise.uniform(i, 0, 0) - 1);
    }
    return new Samples(Matrix.wrap(count, shape.size(), values), real("train").prompts());
  }

  /** Returns a complete evaluation of samples. */
  Evaluation of(Samples generated, Workers workers) {
    return of(
        new Splits(real("train"), real("validation"), real("test"), "0".repeat(64)),
        generated,
        new SameEncoder(shape),
        new TwoPrompts(),
        denoiser,
        workers);
  }

  /** Returns an evaluation without any sample. */
  Evaluation ofNothing() {
    Samples none = Samples.none(shape.size());
    return of(
        new Splits(none, none, none, "0".repeat(64)),
        none,
        new SameEncoder(shape),
        new TwoPrompts(),
        denoiser,
        ContractWorkers.SERIAL);
  }

  /** Returns an evaluation whose trained parts throw when they are called. */
  Evaluation withoutParts() {
    return of(
        new Splits(real("train"), real("validation"), real("test"), "0".repeat(64)),
        real("generated"),
        ThrowingProxy.of(Encoder.class),
        ThrowingProxy.of(Embedder.class),
        ThrowingProxy.of(Denoiser.class),
        ContractWorkers.SERIAL);
  }

  /** Returns what is known of an evaluation before anything is trained. */
  PlannedEvaluation planned(Evaluation evaluation) {
    Class<? extends DenoiserTrainer> trainer =
        denoiser instanceof DensityModel ? DensityTrainer.class : DenoiserTrainer.class;
    return new PlannedEvaluation(
        evaluation.dataset(),
        shape,
        SampleCounts.of(real("train")).byPrompt().orElseThrow().keySet().stream().toList(),
        SplitSizes.of(evaluation.data()),
        SampleCounts.of(evaluation.generated()),
        ThrowingProxy.of(trainer));
  }

  private Evaluation of(
      Splits data,
      Samples generated,
      Encoder encoder,
      Embedder embedder,
      Denoiser denoiser,
      Workers workers) {
    Evaluation evaluation =
        new Evaluation(
            "contract",
            data,
            shape,
            encoder,
            embedder,
            denoiser,
            new ContractSchedule(),
            generated,
            Noise.of(22, "contract metric"),
            workers);
    // Only metrics that compare pairs use them.
    Samples other = generated.count() == 0 ? generated : real("other pipeline");
    return evaluation.with(new SamplePairs(generated, other));
  }

  private record SameEncoder(Shape latentShape) implements Encoder {

    @Override
    public Matrix encode(Matrix samples) {
      return samples.requireColumns(latentShape.size(), "samples");
    }

    @Override
    public Matrix decode(Matrix latents) {
      return latents.requireColumns(latentShape.size(), "latents");
    }

    @Override
    public Weights weights() {
      return Weights.none();
    }
  }

  private record TwoPrompts() implements Embedder {

    @Override
    public int width() {
      return 2;
    }

    @Override
    public Matrix embed(List<String> prompts) {
      return ContractData.conditions(prompts);
    }

    @Override
    public Optional<Matrix> unconditional() {
      return Optional.of(Matrix.zeros(1, 2));
    }

    @Override
    public Weights weights() {
      return Weights.none();
    }
  }
}
