// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Matrix;
import org.difflab.spi.TunableEmbedder;
import org.difflab.spi.Weights;

/**
 * A table of vectors: one row for each prompt of the vocabulary, followed by that for "no prompt".
 */
final class LearnedEmbedder implements TunableEmbedder {

  static final String VOCABULARY = "vocabulary";
  static final String VECTORS = "vectors";

  private final Vocabulary vocabulary;
  private final Matrix vectors;

  /**
   * Creates the embedder.
   *
   * @throws IllegalArgumentException if the number of rows is not the number of prompts plus one
   */
  LearnedEmbedder(Vocabulary vocabulary, Matrix vectors) {
    if (vectors.rows() != vocabulary.size() + 1) {
      throw new IllegalArgumentException(
          vocabulary.size()
              + " prompts and \"no prompt\" need one vector each, found "
              + vectors.rows());
    }
    this.vocabulary = vocabulary;
    this.vectors = vectors;
  }

  @Override
  public int width() {
    return vectors.columns();
  }

  @Override
  public Matrix embed(List<String> prompts) {
    return vectors.select(rows(prompts));
  }

  @Override
  public Optional<Matrix> unconditional() {
    return Optional.of(vectors.slice(vocabulary.size(), vocabulary.size() + 1));
  }

  @Override
  public Matrix vectors() {
    return vectors;
  }

  @Override
  public int[] rows(List<String> prompts) {
    return prompts.stream().mapToInt(vocabulary::position).toArray();
  }

  @Override
  public TunableEmbedder withVectors(Matrix tuned) {
    tuned.requireColumns(width(), "vectors");
    return new LearnedEmbedder(vocabulary, tuned);
  }

  @Override
  public Weights weights() {
    return Weights.builder()
        .part(VOCABULARY, vocabulary.weights())
        .matrix(VECTORS, vectors)
        .build();
  }
}
