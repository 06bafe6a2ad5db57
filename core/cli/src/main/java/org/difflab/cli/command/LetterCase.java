// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Locale;

/** How the case of a text is changed before it is written. */
enum LetterCase {
  /** It is written as it stands. */
  KEEP {
    @Override
    String of(String text) {
      return text;
    }
  },
  /** Capitals alone. */
  UPPER {
    @Override
    String of(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  },
  /** Small letters alone. */
  LOWER {
    @Override
    String of(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  };

  /** Returns the text in this case. */
  abstract String of(String text);
}
