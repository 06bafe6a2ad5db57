// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Embedder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;

/** 1 in the column of the prompt and 0 elsewhere; the first few prompts may have no column. */
final class OneHotEmbedder implements Embedder {

  private final Vocabulary vocabulary;
  private final int dropped;

  OneHotEmbedder(Vocabulary vocabulary, int dropped) {
    this.vocabulary = vocabulary;
    this.dropped = dropped;
  }

  @Override
  public int width() {
    return vocabulary.size() - dropped;
  }

  @Override
  public Matrix embed(List<String> prompts) {
    int width = width();
    float[] values = new float[Matrix.length(prompts.size(), width)];
    for (int row = 0; row < prompts.size(); row++) {
      int column = vocabulary.position(prompts.get(row)) - dropped;
      if (column >= 0) {
        values[row * width + column] = 1;
      }
    }
    return Matrix.wrap(prompts.size(), width, values);
  }

  @Override
  public Optional<Matrix> unconditional() {
    return dropped > 0 ? Optional.empty() : Optional.of(Matrix.zeros(1, width()));
  }

  @Override
  public Weights weights() {
    return vocabulary.weights();
  }
}
