// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ModelTableTest {

  private static final ModelTable.Row ROW =
      new ModelTable.Row(
          "a",
          List.of(ModelTable.Cell.of(1), ModelTable.Cell.empty(), ModelTable.Cell.chosen(-2.5)));

  private static ModelTable table(String title, List<String> columns, List<ModelTable.Row> rows) {
    return new ModelTable(title, "caption", "letter", "number", columns, rows);
  }

  private static String refusal(String title, List<String> columns, List<ModelTable.Row> rows) {
    return assertThrows(IllegalArgumentException.class, () -> table(title, columns, rows))
        .getMessage();
  }

  @Test
  void listsAreCopied() {
    List<String> columns = new ArrayList<>(List.of("1", "2", "3"));
    List<ModelTable.Row> rows = new ArrayList<>(List.of(ROW));
    ModelTable table = table("errors", columns, rows);
    columns.clear();
    rows.clear();
    assertEquals(List.of("1", "2", "3"), table.columns());
    assertEquals(List.of(ROW), table.rows());
  }

  @Test
  void anotherTitleChangesNothingElse() {
    ModelTable table = table("errors", List.of("1", "2", "3"), List.of(ROW));
    assertEquals(
        table("errors, range 1", List.of("1", "2", "3"), List.of(ROW)),
        table.withTitle("errors, range 1"));
  }

  @Test
  void everyRowHasACellForEachColumn() {
    assertEquals(
        "table 'errors': row 'a' needs 2 cells, found 3",
        refusal("errors", List.of("1", "2"), List.of(ROW)));
  }

  @Test
  void anEmptyTableIsRefused() {
    assertEquals(
        "table 'errors' needs at least one row and one column, found 0 and 1",
        refusal("errors", List.of("1"), List.of()));
    assertEquals(
        "table 'errors' needs at least one row and one column, found 1 and 0",
        refusal("errors", List.of(), List.of(new ModelTable.Row("a", List.of()))));
    assertEquals("a table needs a title", refusal(" ", List.of("1", "2", "3"), List.of(ROW)));
  }

  @Test
  void valuesAreFiniteAndWhatIsChosenHasOne() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> ModelTable.Cell.of(Double.POSITIVE_INFINITY))
            .getMessage()
            .contains("must be finite, found Infinity"));
    assertThrows(IllegalArgumentException.class, () -> ModelTable.Cell.of(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new ModelTable.Cell(OptionalDouble.empty(), true));
  }
}
