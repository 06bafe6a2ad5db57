// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.PrecisionOption;
import org.difflab.neural.training.LearningRateSchedule;
import org.difflab.neural.training.Optimization;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Small autoencoders and data for tests. */
final class Trainers {

  static final Shape PICTURE = new Shape(4, 5, 1);

  private Trainers() {}

  static Optimization steps(int steps) {
    return new Optimization(
        OptionalInt.of(steps),
        OptionalInt.empty(),
        Optional.empty(),
        64,
        0.005,
        LearningRateSchedule.COSINE,
        10,
        0,
        OptionalDouble.empty(),
        0.98);
  }

  static VariationalTrainer.Options variational(int steps, double beta) {
    return new VariationalTrainer.Options(
        4,
        List.of(24),
        ActivationFunction.RELU,
        beta,
        Optional.empty(),
        Decoding.MEAN,
        OptionalDouble.empty(),
        PrecisionOption.FLOAT32,
        steps(steps));
  }

  static VariationalTrainer.Options variational(
      int steps, Reconstruction reconstruction, OptionalDouble deviation) {
    return new VariationalTrainer.Options(
        4,
        List.of(24),
        ActivationFunction.RELU,
        1,
        Optional.of(reconstruction),
        Decoding.MEAN,
        deviation,
        PrecisionOption.FLOAT32,
        steps(steps));
  }

  static EncoderTrainer of(VariationalTrainer.Options options, Workers workers) {
    return new VariationalTrainer(options, AlgebraSetting.AUTO.open(workers), workers);
  }

  static EncoderTrainer of(VariationalTrainer.Options options) {
    return of(options, ThreadWorkers.serial());
  }

  static EncoderTrainer plain(int steps, Optional<Reconstruction> reconstruction) {
    return plain(steps, reconstruction, Decoding.MEAN);
  }

  static EncoderTrainer plain(
      int steps, Optional<Reconstruction> reconstruction, Decoding decoding) {
    return plain(steps, reconstruction, decoding, PrecisionOption.FLOAT32, AlgebraSetting.AUTO);
  }

  static EncoderTrainer plain(
      int steps,
      Optional<Reconstruction> reconstruction,
      Decoding decoding,
      PrecisionOption precision,
      AlgebraSetting setting) {
    return new AutoencoderTrainer(
        new AutoencoderTrainer.Options(
            4,
            List.of(24, 16),
            ActivationFunction.GELU,
            reconstruction,
            decoding,
            precision,
            steps(steps)),
        setting.open(ThreadWorkers.serial()),
        ThreadWorkers.serial());
  }

  static Encoder train(
      EncoderTrainer trainer, Shape shape, Matrix values, Checkpoints checkpoints) {
    List<String> prompts = Collections.nCopies(values.rows(), "thing");
    return trainer.train(
        new EncoderInput(shape, new Samples(values, prompts)),
        new Training(Noise.of(3, "autoencoders"), Progress.SILENT, checkpoints));
  }

  static Encoder train(EncoderTrainer trainer, Matrix pictures) {
    return train(trainer, PICTURE, pictures, Checkpoints.NONE);
  }

  /** Returns pictures in [−1, 1] of a few smooth shapes, each more or less bright. */
  static Matrix pictures(int count) {
    Noise noise = Noise.of(5, "pictures");
    float[] values = new float[count * PICTURE.size()];
    for (int row = 0; row < count; row++) {
      double slant = noise.normal(row, 0, 0);
      double place = noise.normal(row, 0, 1);
      double ink = noise.normal(row, 0, 2);
      for (int i = 0; i < PICTURE.size(); i++) {
        double wave = Math.sin(place + 0.9 * (i % 5) + 0.5 * slant * Math.floor(i / 5.0));
        double grain = 0.1 * noise.normal(row, 1, i);
        values[row * PICTURE.size() + i] = (float) Math.tanh((1.5 + 0.5 * ink) * wave + grain);
      }
    }
    return Matrix.wrap(count, PICTURE.size(), values);
  }

  /** Returns the variances of all columns added up. */
  static double variance(Matrix samples) {
    double total = 0;
    for (int column = 0; column < samples.columns(); column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < samples.rows(); row++) {
        sum += samples.get(row, column);
        squares += Math.pow(samples.get(row, column), 2);
      }
      total += squares / samples.rows() - Math.pow(sum / samples.rows(), 2);
    }
    return total;
  }

  static double error(Encoder encoder, Matrix samples) {
    Matrix back = encoder.decode(encoder.encode(samples));
    double sum = 0;
    for (int i = 0; i < back.values().length; i++) {
      sum += Math.pow((double) back.values()[i] - samples.values()[i], 2);
    }
    return sum / back.values().length;
  }
}
