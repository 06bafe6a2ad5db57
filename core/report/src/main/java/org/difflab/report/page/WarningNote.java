// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import org.difflab.engine.comparison.Contestant;

/**
 * A warning about a contestant, for one or several of its seeds.
 *
 * @param number the contestant's number
 * @param label its short label
 * @param text the warning
 */
record WarningNote(int number, String label, String text) {

  /** Returns the distinct warnings of each contestant. */
  static List<WarningNote> of(ReportSource source) {
    return source.comparison().contestants().stream()
        .flatMap(contestant -> of(source, contestant).stream())
        .toList();
  }

  private static List<WarningNote> of(ReportSource source, Contestant contestant) {
    return source.of(contestant).stream()
        .flatMap(result -> result.warnings().stream())
        .distinct()
        .map(text -> new WarningNote(source.number(contestant), source.label(contestant), text))
        .toList();
  }
}
