// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Embedder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;

/** An embedder that says the same of every prompt. */
record SilentEmbedder() implements Embedder {

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
