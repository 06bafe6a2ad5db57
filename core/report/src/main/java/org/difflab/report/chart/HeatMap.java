// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.report.picture.PictureFile;

/**
 * A table of shares as a heat map of bounded size: above {@value #MOST_PIXELS} rows or columns,
 * neighbours share a pixel with the maximum of their shares. Rows and columns are labelled if there
 * is space; otherwise only every n-th one.
 */
public final class HeatMap implements Drawing {

  private static final int MOST_PIXELS = 600;
  private static final double LARGEST_CELL = 22;
  private static final double LETTERS = 11;
  private static final double LINE_HEIGHT = 13.5;
  private static final double USUAL_MAP = 360;
  private static final double LARGEST_MAP = 600;
  private static final double LONGEST_NAME = 150;
  private static final double GAP = 5;
  private static final double MARGIN = 18;
  private static final int EXPECTED = 0x2f7fd6;
  private static final int OTHER = 0xd9660a;

  /** Makes small shares visible. */
  private static final double GAMMA = 0.6;

  private final String title;
  private final String description;
  private final List<Row> rows;
  private final List<String> columns;

  /**
   * A row.
   *
   * @param name its name
   * @param shares a number from 0 to 1 for each column
   */
  public record Row(String name, List<Double> shares) {

    /** Copies the list. */
    public Row {
      shares = List.copyOf(shares);
    }
  }

  /** A label of the map. */
  record Name(String at, String text, String full) {}

  /** The names along one side, and where they end, across it. */
  record Names(List<Name> names, String end) {}

  /** The shades: an image and where it is drawn. */
  record Cells(String image, String left, String top, Chart.Size size) {}

  /** The data of the template. */
  record View(
      String title,
      String description,
      Chart.Size size,
      Cells cells,
      Names rowNames,
      Names columnNames,
      List<String> styleSheet) {}

  /**
   * Creates a map.
   *
   * @param title a short title
   * @param description a text alternative for accessibility
   * @param rows at least one; a cell whose column has the name of its row is blue, others orange
   * @param columns the names of the columns, at least one
   */
  public HeatMap(String title, String description, List<Row> rows, List<String> columns) {
    this.title = title;
    this.description = description;
    this.rows = List.copyOf(rows);
    this.columns = List.copyOf(columns);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String element() {
    return ChartTemplate.HEAT_MAP.execute(view(List.of()));
  }

  @Override
  public String file() {
    return ChartTemplate.HEAT_MAP.execute(view(List.of(Chart.styleSheet())));
  }

  private View view(List<String> styleSheet) {
    int most = Math.max(rows.size(), columns.size());
    double wanted = Math.max(LINE_HEIGHT, Math.min(LARGEST_CELL, USUAL_MAP / most));
    double cell = Math.min(wanted, LARGEST_MAP / most);
    double mapWidth = cell * columns.size();
    double mapHeight = cell * rows.size();
    List<String> rowNames = rows.stream().map(Row::name).toList();
    double left = MARGIN + widest(rowNames) + GAP;
    double top = MARGIN + widest(columns) + GAP;
    return new View(
        title,
        description,
        new Chart.Size(
            Chart.text(Math.ceil(left + mapWidth + LETTERS)),
            Chart.text(Math.ceil(top + mapHeight + LETTERS))),
        new Cells(
            image(),
            Chart.text(left),
            Chart.text(top),
            new Chart.Size(Chart.text(mapWidth), Chart.text(mapHeight))),
        new Names(names(rowNames, cell, top), Chart.text(left - GAP)),
        new Names(names(columns, cell, left), Chart.text(top - GAP)),
        styleSheet);
  }

  private static double widest(List<String> names) {
    return Math.min(
        LONGEST_NAME,
        names.stream().mapToDouble(name -> TextWidth.of(name, LETTERS)).max().orElse(0));
  }

  private static List<Name> names(List<String> names, double cell, double start) {
    int every = (int) Math.ceil(LINE_HEIGHT / cell);
    List<Name> shown = new ArrayList<>();
    for (int number = 0; number < names.size(); number += every) {
      shown.add(
          new Name(
              Chart.text(start + (number + 0.5) * cell),
              TextWidth.fitting(LETTERS, LONGEST_NAME).shortened(names.get(number)),
              names.get(number)));
    }
    return shown;
  }

  private String image() {
    int width = Math.min(MOST_PIXELS, columns.size());
    int height = Math.min(MOST_PIXELS, rows.size());
    double[] largest = new double[width * height];
    boolean[] expected = new boolean[width * height];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        int pixel =
            (int) ((long) row * height / rows.size()) * width
                + (int) ((long) column * width / columns.size());
        double share = rows.get(row).shares().get(column);
        if (share > largest[pixel]) {
          largest[pixel] = share;
          expected[pixel] = columns.get(column).equals(rows.get(row).name());
        }
      }
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    IntStream.range(0, largest.length)
        .forEach(
            pixel -> {
              long shade = Math.round(255 * Math.pow(Math.min(1, largest[pixel]), GAMMA));
              int colour = expected[pixel] ? EXPECTED : OTHER;
              image.setRGB(pixel % width, pixel / width, (int) (shade << 24) | colour);
            });
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
  }

  private static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PictureFile.writePng(bytes, image);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes are written to memory alone", e);
    }
    return bytes.toByteArray();
  }
}
