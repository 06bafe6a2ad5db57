// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.Optional;
import org.difflab.registry.wiring.NotFiniteException;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Workers;

/**
 * The encoded training samples, computed when first needed: a pipeline whose parts are all stored
 * does not need them.
 */
final class Latents {

  private final Encoder encoder;
  private final String name;
  private final Samples samples;
  private final Workers workers;
  private final Progress progress;
  private Optional<Matrix> encoded = Optional.empty();

  Latents(Encoder encoder, String name, Samples samples, Workers workers, Progress progress) {
    this.encoder = encoder;
    this.name = name;
    this.samples = samples;
    this.workers = workers;
    this.progress = progress;
  }

  Matrix get() {
    if (encoded.isEmpty()) {
      encoded = Optional.of(encode());
    }
    return encoded.get();
  }

  private int length(int rows, int width) {
    try {
      return Matrix.length(rows, width);
    } catch (ArithmeticException e) {
      throw new InputException("encoder '" + name + "': " + e.getMessage(), e);
    }
  }

  private Matrix encode() {
    Matrix values = samples.values();
    int width = encoder.latentShape().size();
    float[] latents = new float[length(values.rows(), width)];
    try (Progress.Stage stage = progress.begin("encoding", values.rows())) {
      workers.mapBlocks(
          values.rows(),
          (from, to) -> {
            Matrix block = encoder.encode(values.slice(from, to));
            if (!block.isFinite()) {
              throw new NotFiniteException(
                  "encoder '"
                      + name
                      + "' returned a value that is not finite for samples "
                      + from
                      + " to "
                      + (to - 1));
            }
            System.arraycopy(block.values(), 0, latents, from * width, block.values().length);
            stage.advance(to - from);
            return to - from;
          });
    }
    return Matrix.wrap(values.rows(), width, latents);
  }
}
