// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.difflab.spi.ModelTable;
import org.junit.jupiter.api.Test;

/** How tables of models are shaded, named and bounded. */
class TableSectionTest {

  private static ModelTable table(String title, List<List<ModelTable.Cell>> rows) {
    return new ModelTable(
        title,
        "caption",
        "row",
        "column",
        IntStream.range(0, rows.get(0).size()).mapToObj(Integer::toString).toList(),
        rows.stream().map(cells -> new ModelTable.Row("name", cells)).toList());
  }

  @Test
  void coloursCompareTheValuesOfAColumn() {
    ModelTable table =
        table(
            "errors",
            List.of(
                List.of(ModelTable.Cell.of(-1), ModelTable.Cell.chosen(5)),
                List.of(ModelTable.Cell.of(3), ModelTable.Cell.empty()),
                List.of(ModelTable.Cell.chosen(0.12345), ModelTable.Cell.empty())));
    TableSection.HeatTable map = TableSection.of(Map.of(table, Set.of("one"))).maps().get(0);
    TableSection.Cell none = new TableSection.Cell("", List.of(), false);
    assertEquals(
        List.of(
            List.of(
                new TableSection.Cell("-1", List.of(0), false),
                new TableSection.Cell("5", List.of(0), true)),
            List.of(new TableSection.Cell("3", List.of(100), false), none),
            List.of(new TableSection.Cell("0.123", List.of(28), true), none)),
        map.rows().stream().map(TableSection.Row::cells).toList());
    assertEquals(2, map.width());
  }

  @Test
  void aTableOfSeveralPipelinesIsShownOnce() {
    ModelTable table = table("errors", List.of(List.of(ModelTable.Cell.of(1))));
    TableSection section = TableSection.of(Map.of(table, new TreeSet<>(Set.of("one", "two"))));
    assertEquals(
        List.of("one, two: errors"),
        section.maps().stream().map(TableSection.HeatTable::name).toList());
    assertEquals(List.of(), section.leftOut());
  }

  @Test
  void tablesThatAreTooLargeForThePageAreNamed() {
    List<ModelTable.Cell> row = Collections.nCopies(100, ModelTable.Cell.of(1));
    Map<ModelTable, Set<String>> tables = new LinkedHashMap<>();
    tables.put(table("first", Collections.nCopies(150, row)), Set.of("one"));
    tables.put(table("second", Collections.nCopies(150, row)), Set.of("one"));
    tables.put(table("third", List.of(row)), Set.of("two"));
    TableSection section = TableSection.of(tables);
    assertEquals(
        List.of("one: first", "two: third"),
        section.maps().stream().map(TableSection.HeatTable::name).toList());
    assertTrue(
        section.leftOut().get(0).endsWith("into this page: one: second."), "" + section.leftOut());
  }
}
