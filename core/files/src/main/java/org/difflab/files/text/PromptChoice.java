// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A selection of prompts to show if there are too many: pictures and tables have a row for each of
 * some evenly spaced prompts.
 */
public final class PromptChoice {

  /** The maximum number of prompts shown by default. */
  public static final int MOST = 40;

  /** The maximum number of prompts named in a message. */
  public static final int MOST_NAMED = 20;

  private PromptChoice() {}

  /**
   * Returns at most {@value #MOST} of some prompts, or of some items for each of them, in their
   * order.
   */
  public static <T> List<T> of(List<T> all) {
    return of(all, MOST);
  }

  /** Returns at most m of some items, in their order: number ⌊i·n/m⌋ of n for each i below m. */
  public static <T> List<T> of(List<T> all, int most) {
    if (all.size() <= most) {
      return List.copyOf(all);
    }
    List<T> chosen = new ArrayList<>(most);
    for (long i = 0; i < most; i++) {
      chosen.add(all.get((int) (i * all.size() / most)));
    }
    return List.copyOf(chosen);
  }

  /** Returns a name with the numbers of shown and of all prompts, if not all are shown. */
  public static String title(String name, int shown, int all) {
    return shown == all ? name : name + " (" + share(shown, all) + ")";
  }

  /** Returns a text for some of all prompts: "40 of 1,391 prompts". */
  public static String share(int shown, int all) {
    return String.format(Locale.ROOT, "%,d of %,d prompts", shown, all);
  }

  /** Returns the prompts for a message: the first {@value #MOST_NAMED}, and the number of all. */
  public static String named(Collection<String> prompts) {
    String first =
        prompts.stream()
            .limit(MOST_NAMED)
            .map(PromptText::inOneLine)
            .collect(Collectors.joining(", "));
    return prompts.size() <= MOST_NAMED
        ? first
        : String.format(Locale.ROOT, "%s, … of %,d", first, prompts.size());
  }
}
