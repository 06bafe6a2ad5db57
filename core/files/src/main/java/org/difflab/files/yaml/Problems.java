// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one file, so that all can be reported at once. Not thread-safe. */
public final class Problems {

  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();

  /** Creates an empty collection for a file, with the name that the user gave it. */
  public Problems(String file) {
    this.file = file;
  }

  /** Adds a problem; duplicates are ignored. */
  public void report(Place place, String message) {
    found.add(new Problem(file, place, message));
  }

  /** Returns whether there are no problems. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Returns the problems sorted by place; those of one place in the order of reporting. */
  public List<Problem> sorted() {
    return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }
}
