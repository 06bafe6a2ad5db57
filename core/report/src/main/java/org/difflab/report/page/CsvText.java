// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.ArrayList;
import java.util.List;

/** Formats tables as CSV. */
final class CsvText {

  private CsvText() {}

  /** Returns a table with a header line. */
  static String of(List<String> header, List<List<String>> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header);
    lines.addAll(rows);
    try {
      return new CsvMapper().writer(CsvSchema.emptySchema()).writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a table of texts is always CSV", e);
    }
  }
}
