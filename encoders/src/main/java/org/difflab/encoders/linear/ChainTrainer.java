// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Trains encoders one after another, each on the latents of the one before. */
public final class ChainTrainer implements EncoderTrainer {

  private final List<EncoderTrainer> links;
  private final Workers workers;

  /**
   * Which encoders.
   *
   * @param links the encoders in the order in which they encode
   */
  public record Options(@Option(help = "the encoders, in order") List<Part<EncoderTrainer>> links) {

    /**
     * Checks the number of links.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Options {
      links = List.copyOf(links);
      if (links.isEmpty()) {
        throw new IllegalArgumentException("links must name at least one encoder; found none");
      }
    }
  }

  /** Creates the trainer and those of its links. */
  @Inject
  public ChainTrainer(Options options, Parts parts, Workers workers) {
    List<EncoderTrainer> made = new ArrayList<>();
    for (Part<EncoderTrainer> link : options.links()) {
      made.add(parts.make(link));
    }
    this.links = List.copyOf(made);
    this.workers = workers;
  }

  @Override
  public Shape latentShape(Shape samples) {
    Shape shape = samples;
    for (EncoderTrainer link : links) {
      shape = link.latentShape(shape);
    }
    return shape;
  }

  @Override
  public long memory(Shape samples, long count) {
    Shape shape = samples;
    long encoded = 0;
    long most = 0;
    for (EncoderTrainer link : links) {
      most = Math.max(most, encoded + link.memory(shape, count));
      shape = link.latentShape(shape);
      encoded = Float.BYTES * count * shape.size();
    }
    return most;
  }

  @Override
  public boolean definesLatentNoise() {
    return links.stream().allMatch(EncoderTrainer::definesLatentNoise);
  }

  @Override
  public Encoder train(EncoderInput input, Training training) {
    List<Encoder> trained = new ArrayList<>();
    EncoderInput next = input;
    for (int link = 0; link < links.size(); link++) {
      Training own = training.forPart("link " + link);
      // Only the last link can do without its input: what follows would need it to be encoded.
      if (link > 0
          && link == links.size() - 1
          && links.get(link) instanceof PcaTrainer pca
          && trained.get(link - 1) instanceof StandardizeEncoder standardize) {
        trained.add(pca.trainStandardized(next, standardize, own));
      } else {
        next = link == 0 ? input : encoded(trained.get(link - 1), next);
        trained.add(links.get(link).train(next, own));
      }
    }
    return new ChainEncoder(trained);
  }

  private EncoderInput encoded(Encoder encoder, EncoderInput input) {
    Matrix samples = input.samples().values();
    int width = encoder.latentShape().size();
    float[] latents = new float[Matrix.length(samples.rows(), width)];
    workers.mapBlocks(
        samples.rows(),
        (from, to) -> {
          Matrix block = encoder.encode(samples.slice(from, to));
          System.arraycopy(block.values(), 0, latents, from * width, block.values().length);
          return to;
        });
    return new EncoderInput(
        encoder.latentShape(),
        new Samples(Matrix.wrap(samples.rows(), width, latents), input.samples().prompts()));
  }

  @Override
  public Encoder load(Weights weights) {
    List<Encoder> loaded = new ArrayList<>();
    for (int link = 0; link < links.size(); link++) {
      loaded.add(links.get(link).load(weights.part(Integer.toString(link))));
    }
    return new ChainEncoder(loaded);
  }
}
