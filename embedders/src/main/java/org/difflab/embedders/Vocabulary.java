// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;

/** The known prompts, numbered in their order. */
final class Vocabulary {

  private static final String COUNT = "count";
  private static final String PROMPT = "prompt-";

  private final List<String> prompts;
  private final Map<String, Integer> positions = new HashMap<>();

  Vocabulary(List<String> prompts) {
    this.prompts = List.copyOf(prompts);
    for (int position = 0; position < prompts.size(); position++) {
      positions.putIfAbsent(prompts.get(position), position);
    }
  }

  /**
   * Restores a vocabulary from its {@link #weights}.
   *
   * @throws InputException if an entry is missing
   */
  static Vocabulary load(Weights weights) {
    int count = weights.integer(COUNT);
    List<String> prompts = new ArrayList<>();
    for (int prompt = 0; prompt < count; prompt++) {
      prompts.add(weights.text(PROMPT + prompt));
    }
    return new Vocabulary(prompts);
  }

  Weights weights() {
    Weights.Builder weights = Weights.builder().integer(COUNT, prompts.size());
    for (int prompt = 0; prompt < prompts.size(); prompt++) {
      weights.text(PROMPT + prompt, prompts.get(prompt));
    }
    return weights.build();
  }

  List<String> prompts() {
    return prompts;
  }

  int size() {
    return prompts.size();
  }

  /**
   * Returns the number of a prompt.
   *
   * @throws InputException if it is unknown, naming the known ones and the nearest
   */
  int position(String prompt) {
    Integer position = positions.get(prompt);
    if (position == null) {
      throw new InputException(new UnknownPrompt(prompt, prompts).message());
    }
    return position;
  }
}
