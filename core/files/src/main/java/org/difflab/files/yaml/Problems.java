// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the problems of one file, so that all can be reported at once. Not for several threads.
 */
public final class Problems {

  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();

  /** Makes a collection of nothing yet for a file, under the name by which the user called it. */
  public Problems(String file) {
    this.file = file;
  }

  /** Adds a problem; the same message at the same place counts once. */
  public void report(Place place, String message) {
    found.add(new Problem(file, place, message));
  }

  /** Returns whether nothing was reported. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns what was reported by place; problems of one place are in the order of reporting. */
  public List<Problem> sorted() {
    return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }
}
