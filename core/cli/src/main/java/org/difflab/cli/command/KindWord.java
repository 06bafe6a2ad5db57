// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Arrays;
import java.util.List;
import org.difflab.files.text.Spelling;
import org.difflab.registry.Kind;
import org.difflab.spi.InputException;

/** Reads the word for a kind of component. */
final class KindWord {

  private KindWord() {}

  static Kind parse(String word) {
    List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
    return Kind.of(word)
        .orElseThrow(() -> new InputException(Spelling.unknown("kind", word, words)));
  }
}
