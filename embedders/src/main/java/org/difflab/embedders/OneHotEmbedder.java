package org.difflab.embedders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.spi.Embedder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.training.Weights;

/** 1 in the column of the prompt and 0 elsewhere; the first few prompts may have no column. */
final class OneHotEmbedder implements Embedder {

  private final List<String> vocabulary;
  private final Map<String, Integer> positions = new HashMap<>();
  private final int dropped;

  OneHotEmbedder(List<String> vocabulary, int dropped) {
    this.vocabulary = List.copyOf(vocabulary);
    this.dropped = dropped;
    for (int position = 0; position < vocabulary.size(); position++) {
      positions.putIfAbsent(vocabulary.get(position), position);
    }
  }

  @Override
  public int width() {
    return vocabulary.size() - dropped;
  }

  @Override
  public Matrix embed(List<String> prompts) {
    int width = width();
    float[] values = new float[Math.multiplyExact(prompts.size(), width)];
    for (int row = 0; row < prompts.size(); row++) {
      int column = position(prompts.get(row)) - dropped;
      if (column >= 0) {
        values[row * width + column] = 1;
      }
    }
    return Matrix.wrap(prompts.size(), width, values);
  }

  private int position(String prompt) {
    Integer position = positions.get(prompt);
    if (position == null) {
      throw new InputException(new UnknownPrompt(prompt, vocabulary).message());
    }
    return position;
  }

  @Override
  public Optional<Matrix> unconditional() {
    return dropped > 0 ? Optional.empty() : Optional.of(Matrix.zeros(1, width()));
  }

  @Override
  public Weights weights() {
    return OneHotTrainer.weights(vocabulary);
  }
}
