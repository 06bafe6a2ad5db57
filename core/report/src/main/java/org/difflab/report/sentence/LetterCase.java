package org.difflab.report.sentence;

import java.util.Locale;

/** What becomes of a text before it is written. */
public enum LetterCase {
  /** It is written as it stands. */
  KEEP {
    @Override
    public String of(String text) {
      return text;
    }
  },
  /** Capitals alone. */
  UPPER {
    @Override
    public String of(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  },
  /** Small letters alone. */
  LOWER {
    @Override
    public String of(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  };

  /** Returns the text in this case. */
  public abstract String of(String text);
}
