// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A table of numbers about a trained model, such as the errors by which it chose an option. The
 * page that explains a run draws it as a heat map, whose colours compare the values of each column.
 *
 * @param title a short description of the values: "held-out error by width of the patch"
 * @param caption how to read it, and what is chosen, in one to three sentences
 * @param rowLabel the label of the row axis, with its unit
 * @param columnLabel the label of the column axis, with its unit
 * @param columns the names of the columns, at least one
 * @param rows the rows, at least one, each with as many cells as there are columns
 * @since 0.3
 */
public record ModelTable(
    String title,
    String caption,
    String rowLabel,
    String columnLabel,
    List<String> columns,
    List<Row> rows) {

  /**
   * A row.
   *
   * @param name its name
   * @param cells one for each column
   */
  public record Row(String name, List<Cell> cells) {

    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A cell of the table.
   *
   * @param value a finite number; empty if it was not computed
   * @param isChosen whether the model chose the setting of this cell
   */
  public record Cell(OptionalDouble value, boolean isChosen) {

    private static final Cell EMPTY = new Cell(OptionalDouble.empty(), false);

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is not finite, or it is chosen and empty
     */
    public Cell {
      if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
        throw new IllegalArgumentException(
            "a value of a table must be finite, found " + value.getAsDouble());
      }
      if (isChosen && value.isEmpty()) {
        throw new IllegalArgumentException("a chosen cell of a table needs a value");
      }
    }

    /** Returns a cell with a value that is not chosen. */
    public static Cell of(double value) {
      return new Cell(OptionalDouble.of(value), false);
    }

    /** Returns a chosen cell. */
    public static Cell chosen(double value) {
      return new Cell(OptionalDouble.of(value), true);
    }

    /** Returns a cell without a value. */
    public static Cell empty() {
      return EMPTY;
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no title, row or column, or a row does not have
   *     one cell for each column
   */
  public ModelTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a table needs a title");
    }
    if (columns.isEmpty() || rows.isEmpty()) {
      throw new IllegalArgumentException(
          "table '"
              + title
              + "' needs at least one row and one column, found "
              + rows.size()
              + " and "
              + columns.size());
    }
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "table '"
                + title
                + "': row '"
                + row.name()
                + "' needs "
                + columns.size()
                + " cells, found "
                + row.cells().size());
      }
    }
  }

  /** Returns the same table with another title, such as one that names the part of a model. */
  public ModelTable withTitle(String other) {
    return new ModelTable(other, caption, rowLabel, columnLabel, columns, rows);
  }
}
