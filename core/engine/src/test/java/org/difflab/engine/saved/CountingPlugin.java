// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.saved.SavedPipeline;
import org.difflab.spi.saved.SavedPipelines;
import org.difflab.spi.saved.SavedSource;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** An encoder whose weights depend on the data, and one that builds on an encoder that is saved. */
final class CountingPlugin implements Plugin {

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            EncoderTrainer.class,
            "counted",
            Counting.class,
            Component.NoOptions.class,
            "Counts the training samples and changes nothing."),
        new Component<>(
            EncoderTrainer.class,
            "acme.mirrored",
            Mirroring.class,
            Mirroring.Options.class,
            "A saved encoder behind a change of sign."));
  }

  record Mirrored(Encoder inner) implements Encoder {

    private static Matrix negated(Matrix rows) {
      float[] values = rows.values().clone();
      for (int place = 0; place < values.length; place++) {
        values[place] = -values[place];
      }
      return Matrix.wrap(rows.rows(), rows.columns(), values);
    }

    @Override
    public Shape latentShape() {
      return inner.latentShape();
    }

    @Override
    public Matrix encode(Matrix samples) {
      return negated(inner.encode(samples));
    }

    @Override
    public Matrix decode(Matrix latents) {
      return inner.decode(negated(latents));
    }

    @Override
    public Weights weights() {
      return inner.weights();
    }
  }

  static final class Mirroring implements EncoderTrainer {

    record Options(@Inline SavedSource source) {}

    private final SavedPipeline saved;
    private final EncoderTrainer original;

    @Inject
    Mirroring(Options options, SavedPipelines pipelines, Parts parts) {
      this.saved = pipelines.open(options.source());
      this.original = parts.make(saved.part(EncoderTrainer.class));
    }

    @Override
    public Shape latentShape(Shape samples) {
      return original.latentShape(samples);
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      return load(saved.weights(EncoderTrainer.class));
    }

    @Override
    public Encoder load(Weights weights) {
      return new Mirrored(original.load(weights));
    }
  }

  record Counted(Shape latentShape, int count) implements Encoder {

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
      return Weights.builder().integer("width", latentShape.size()).integer("count", count).build();
    }
  }

  static final class Counting implements EncoderTrainer {

    @Inject
    Counting() {}

    @Override
    public Shape latentShape(Shape samples) {
      return samples;
    }

    @Override
    public Encoder train(EncoderInput input, Training training) {
      return new Counted(input.shape(), input.samples().count());
    }

    @Override
    public Encoder load(Weights weights) {
      return new Counted(Shape.vector(weights.integer("width")), weights.integer("count"));
    }
  }
}
