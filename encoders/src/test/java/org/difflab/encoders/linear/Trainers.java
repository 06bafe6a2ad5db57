// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.Collections;
import java.util.List;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Trainers and data for tests. */
final class Trainers {

  private Trainers() {}

  static PcaTrainer pca(int components, boolean whiten) {
    return pca(components, whiten, ThreadWorkers.serial());
  }

  static PcaTrainer pca(int components, boolean whiten, Workers workers) {
    return new PcaTrainer(
        new PcaTrainer.Options(components, whiten), AlgebraSetting.AUTO.open(workers), workers);
  }

  static Part<EncoderTrainer> part(String name) {
    return new Part<>(EncoderTrainer.class, name, new Component.NoOptions());
  }

  static Part<EncoderTrainer> part(String name, int components) {
    return new Part<>(EncoderTrainer.class, name, new PcaTrainer.Options(components, false));
  }

  static ChainTrainer chain(List<Part<EncoderTrainer>> links) {
    return chain(ThreadWorkers.serial(), links);
  }

  static ChainTrainer chain(Workers workers, List<Part<EncoderTrainer>> links) {
    return new ChainTrainer(new ChainTrainer.Options(links), new TestParts(workers), workers);
  }

  static Encoder train(EncoderTrainer trainer, Shape shape, Matrix values) {
    List<String> prompts = Collections.nCopies(values.rows(), "thing");
    return trainer.train(
        new EncoderInput(shape, new Samples(values, prompts)),
        new Training(Noise.of(3, "encoders"), Progress.SILENT));
  }

  static Encoder train(EncoderTrainer trainer, Matrix values) {
    return train(trainer, Shape.vector(values.columns()), values);
  }

  /** Returns rows whose value j is offset + (a mix of Gaussians whose deviations fall with j). */
  static Matrix correlated(long seed, int rows, int columns, double offset) {
    Noise noise = Noise.of(seed, "correlated");
    float[] values = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      double before = 0;
      for (int column = 0; column < columns; column++) {
        before = 0.7 * before + noise.normal(row, 0, column) / (1 + 0.5 * column);
        values[row * columns + column] = (float) (offset * (column + 1) + before);
      }
    }
    return Matrix.wrap(rows, columns, values);
  }

  private record TestParts(Workers workers) implements Parts {

    @Override
    public <T> T make(Part<T> part) {
      EncoderTrainer trainer =
          switch (part.name()) {
            case "identity" -> new IdentityTrainer();
            case "standardize" -> new StandardizeTrainer(workers);
            case "scale" -> new ScaleTrainer(workers);
            case "pca" ->
                new PcaTrainer(
                    (PcaTrainer.Options) part.options(),
                    AlgebraSetting.AUTO.open(workers),
                    workers);
            default -> throw new IllegalArgumentException(part.name());
          };
      return part.kind().cast(trainer);
    }

    @Override
    public <T> List<String> names(Class<T> kind, Class<? extends T> type) {
      return List.of();
    }
  }
}
