// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.sentence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.difflab.files.text.PromptChoice;
import org.difflab.spi.InputException;

/**
 * The characters that a pipeline can draw: its prompts of one character. A character is also found
 * in the other case, if that is unambiguous.
 */
public final class KnownCharacters {

  private final List<String> characters;

  /**
   * Creates the characters from a pipeline's prompts.
   *
   * @throws InputException if none of them is a single character
   */
  public KnownCharacters(List<String> prompts) {
    this.characters =
        prompts.stream().filter(prompt -> prompt.codePointCount(0, prompt.length()) == 1).toList();
    if (characters.isEmpty()) {
      throw new InputException(
          "this pipeline cannot write: none of its prompts is a single character ("
              + PromptChoice.named(prompts)
              + ")");
    }
  }

  /** Returns the prompt for a character, if there is one. */
  Optional<String> prompt(int character) {
    String written = Character.toString(character);
    if (characters.contains(written)) {
      return Optional.of(written);
    }
    List<String> meant =
        characters.stream()
            .filter(known -> folded(known.codePointAt(0)) == folded(character))
            .toList();
    return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
  }

  /**
   * Checks that every character of a text can be drawn or is blank.
   *
   * @throws InputException naming all that cannot, and all that can
   */
  void require(String text) {
    List<Integer> unknown =
        text.codePoints()
            .filter(character -> !Character.isWhitespace(character) && prompt(character).isEmpty())
            .distinct()
            .boxed()
            .toList();
    if (!unknown.isEmpty()) {
      throw new InputException(
          (unknown.size() == 1 ? "character " : "characters ")
              + unknown.stream()
                  .map(character -> "'" + Character.toString(character) + "'")
                  .collect(Collectors.joining(", "))
              + " cannot be written; this pipeline was trained on "
              + String.join(" ", characters)
              + ", and blanks");
    }
  }

  private static int folded(int character) {
    return Character.toLowerCase(Character.toUpperCase(character));
  }
}
