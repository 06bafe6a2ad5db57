// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Locale;

/** How the case of a text is changed before it is written. */
enum LetterCase {
  /** The text is written unchanged. */
  KEEP {
    @Override
    String of(String text) {
      return text;
    }
  },
  /** Upper case. */
  UPPER {
    @Override
    String of(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  },
  /** Lower case. */
  LOWER {
    @Override
    String of(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  };

  /** Returns the text in this case. */
  abstract String of(String text);
}
