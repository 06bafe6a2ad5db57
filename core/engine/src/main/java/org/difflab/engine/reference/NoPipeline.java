// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Embedder;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/**
 * Replaces the trained parts of an evaluation when samples are measured that no pipeline generated.
 * A metric of samples never calls them.
 *
 * @param metric the name of the metric, for the message
 */
record NoPipeline(String metric) implements Encoder, Embedder, Denoiser {

  private InputException asked(String part) {
    return new InputException(
        "metric '"
            + metric
            + "' has samples as its subject, but called the "
            + part
            + "; its subject should be PIPELINE");
  }

  @Override
  public Shape latentShape() {
    throw asked("encoder");
  }

  @Override
  public Matrix encode(Matrix samples) {
    throw asked("encoder");
  }

  @Override
  public Matrix decode(Matrix latents) {
    throw asked("encoder");
  }

  @Override
  public int width() {
    throw asked("embedder");
  }

  @Override
  public Matrix embed(List<String> prompts) {
    throw asked("embedder");
  }

  @Override
  public Optional<Matrix> unconditional() {
    throw asked("embedder");
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    throw asked("denoiser");
  }

  @Override
  public Weights weights() {
    throw asked("weights");
  }
}
