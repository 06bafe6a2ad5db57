// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import smile.math.distance.EditDistance;

/** Suggestions for misspelled names, and the spelling of names. */
public final class Spelling {

  private static final int LETTERS_PER_SLIP = 3;
  private static final int SHORTEST_BEGINNING = 3;

  private Spelling() {}

  /** A word and its edit distance. */
  private record Candidate(String word, int slips) {}

  /**
   * Returns the words that may have been meant, nearest first: at most one edit (a letter inserted,
   * deleted or replaced, or two neighbours swapped; Damerau, "A technique for computer detection
   * and correction of spelling errors", CACM 7, 1964) for every three letters of the longer word,
   * at least one, or a common prefix of at least three letters. The edits must not replace the
   * whole word.
   */
  public static List<String> near(String word, Collection<String> words) {
    String asked = word.toLowerCase(Locale.ROOT);
    return words.stream()
        .filter(known -> !known.isEmpty() && !asked.isEmpty())
        .map(
            known ->
                new Candidate(known, EditDistance.damerau(asked, known.toLowerCase(Locale.ROOT))))
        .filter(candidate -> isNear(asked, candidate))
        .sorted(Comparator.comparingInt(Candidate::slips).thenComparing(Candidate::word))
        .map(Candidate::word)
        .toList();
  }

  /** Returns the message for an unknown name: "x 'b' is unknown; did you mean 'a'? (a)". */
  public static String unknown(String what, String name, Collection<String> allowed) {
    return unknown(what, name, allowed, String.join(", ", allowed));
  }

  /**
   * Returns the message for an unknown name, with a given text in parentheses.
   *
   * @param allowed the known names
   * @param shown the text in parentheses
   */
  public static String unknown(String what, String name, Collection<String> allowed, String shown) {
    return what + " '" + name + "' is unknown" + suggestion(name, allowed) + " (" + shown + ")";
  }

  /** Returns the end of a message about an unknown word: "; did you mean 'a'? (a, c)". */
  public static String alternatives(String word, Collection<String> allowed) {
    return suggestion(word, allowed) + " (" + String.join(", ", allowed) + ")";
  }

  /** Returns the word that may have been meant, as "; did you mean 'a'?", or an empty text. */
  public static String suggestion(String word, Collection<String> words) {
    Optional<String> nearest = near(word, words).stream().findFirst();
    return nearest.map(found -> "; did you mean '" + found + "'?").orElse("");
  }

  /**
   * Returns the first of some names, and the number of the others: "a, b and 3 more".
   *
   * @param most maximum number of names, at least 1
   */
  public static String first(int most, Collection<String> names) {
    String first = names.stream().limit(most).collect(Collectors.joining(", "));
    return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
  }

  /** Returns a number with a noun in singular or plural: "1 trial", "2 trials". */
  public static String counted(long count, String singular) {
    return count + " " + singular + (count == 1 ? "" : "s");
  }

  /**
   * Returns the spelling in files of a Java name: {@code dropFirst} and {@code DROP_FIRST} are
   * {@code drop-first}.
   */
  public static String hyphenated(String javaName) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < javaName.length(); i++) {
      char letter = javaName.charAt(i);
      if (i > 0 && isCapital(letter) && isSmallOrDigit(javaName.charAt(i - 1))) {
        words.append('-');
      }
      words.append(letter == '_' ? '-' : letter);
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isCapital(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static boolean isSmallOrDigit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  private static boolean isNear(String asked, Candidate candidate) {
    String known = candidate.word().toLowerCase(Locale.ROOT);
    int longer = Math.max(asked.length(), known.length());
    int shorter = Math.min(asked.length(), known.length());
    boolean sameBeginning =
        shorter >= SHORTEST_BEGINNING && (known.startsWith(asked) || asked.startsWith(known));
    boolean fewSlips =
        candidate.slips() <= Math.max(1, longer / LETTERS_PER_SLIP) && candidate.slips() < shorter;
    return sameBeginning || fewSlips;
  }
}
