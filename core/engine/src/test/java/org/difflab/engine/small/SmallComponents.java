// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.small;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Dataset;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.StepNoise;
import org.difflab.spi.Weights;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Components that can be chosen and configured; they have nothing to train or compute. */
final class SmallComponents {

  private SmallComponents() {}

  private static UnsupportedOperationException idle() {
    return new UnsupportedOperationException("a small component only gets chosen");
  }

  static final class Data implements Dataset {

    private final SmallOptions.Dots options;

    @Inject
    Data(SmallOptions.Dots options) {
      this.options = options;
    }

    @Override
    public Shape shape() {
      return Shape.vector(2);
    }

    @Override
    public List<String> prompts() {
      return options.prompts();
    }

    @Override
    public Splits load(Progress progress) {
      throw idle();
    }
  }

  static final class Encoding implements EncoderTrainer {

    @Inject
    Encoding() {}

    @Override
    public Shape latentShape(Shape samples) {
      return samples;
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      throw idle();
    }

    @Override
    public Encoder load(Weights weights) {
      throw idle();
    }
  }

  static final class Embedding implements EmbedderTrainer {

    @Inject
    Embedding() {}

    @Override
    public int width(List<String> vocabulary) {
      return vocabulary.size();
    }

    @Override
    public boolean hasUnconditional() {
      return true;
    }

    @Override
    public Embedder train(EmbedderInput input, Training training) {
      throw idle();
    }

    @Override
    public Embedder load(Weights weights) {
      throw idle();
    }
  }

  static final class Levels implements Schedule {

    private final SmallOptions.Steps options;

    @Inject
    Levels(SmallOptions.Steps options) {
      this.options = options;
    }

    @Override
    public int steps() {
      return options.steps();
    }

    @Override
    public NoiseLevel level(int step) {
      throw idle();
    }
  }

  static final class Denoising implements DenoiserTrainer {

    @Inject
    Denoising() {}

    @Override
    public DenoiserModel train(DenoiserInput input, Training training) {
      throw idle();
    }

    @Override
    public DenoiserModel load(Weights weights) {
      throw idle();
    }
  }

  static final class Guiding implements Guidance {

    @Inject
    Guiding() {}

    @Override
    public boolean needsUnconditional() {
      return false;
    }

    @Override
    public Denoiser guide(Denoiser denoiser, Optional<Matrix> unconditional) {
      return denoiser;
    }
  }

  static final class Sampling implements Sampler {

    @Inject
    Sampling() {}

    @Override
    public List<NoiseLevel> grid(Schedule schedule) {
      return schedule.grid(1);
    }

    @Override
    public Matrix sample(
        Matrix start,
        List<NoiseLevel> grid,
        CleanEstimate estimate,
        StepNoise noise,
        SamplingObserver observer) {
      throw idle();
    }
  }

  static final class Measuring implements Metric {

    @Inject
    Measuring() {}

    @Override
    public List<Measurement> measure(Evaluation evaluation) {
      throw idle();
    }
  }
}
