// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.difflab.files.AtomicFile;
import org.difflab.files.DecimalText;
import org.difflab.report.picture.PictureFile;
import org.difflab.spi.Curve;
import org.difflab.spi.InputException;

/**
 * The training curves of the parts of a trial, as a table of four columns: the part, the name of a
 * curve, a step of training and the value there. Values that are not finite are left out.
 *
 * @param curves the curves of each part that was trained in steps
 */
public record TrainingTable(Map<String, List<Curve>> curves) {

  private static final List<String> HEADER = List.of("part", "curve", "step", "value");

  /** Removes values that are not finite. */
  public TrainingTable {
    Map<String, List<Curve>> kept = new LinkedHashMap<>();
    curves.forEach(
        (part, all) -> {
          List<Curve> finite =
              all.stream()
                  .map(TrainingTable::finite)
                  .filter(curve -> !curve.points().isEmpty())
                  .toList();
          if (!finite.isEmpty()) {
            kept.put(part, finite);
          }
        });
    curves = kept;
  }

  private static Curve finite(Curve curve) {
    return new Curve(
        curve.name(),
        curve.points().stream().filter(point -> Double.isFinite(point.value())).toList());
  }

  /**
   * Reads the table of a trial.
   *
   * @return no curves if there is no such file
   * @throws InputException naming file and line, if it has any other content
   */
  public static TrainingTable read(Path file) {
    if (!Files.exists(file)) {
      return new TrainingTable(Map.of());
    }
    Map<String, Map<String, List<Curve.Point>>> points = new LinkedHashMap<>();
    try (MappingIterator<List<String>> rows =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(Files.readString(file))) {
      for (int line = 1; rows.hasNext(); line++) {
        List<String> row = rows.next();
        if (line > 1 && row.size() == HEADER.size()) {
          points
              .computeIfAbsent(row.get(0), added -> new LinkedHashMap<>())
              .computeIfAbsent(row.get(1), added -> new ArrayList<>())
              .add(point(file + ":" + line, row));
        } else if (line > 1 || !row.equals(HEADER)) {
          throw new InputException(
              file + ":" + line + ": must have the columns part, curve, step and value");
        }
      }
    } catch (RuntimeJsonMappingException | IOException e) {
      throw new InputException(file + ": is not a table of training curves: " + e.getMessage(), e);
    }
    Map<String, List<Curve>> curves = new LinkedHashMap<>();
    points.forEach(
        (part, named) -> {
          List<Curve> all = new ArrayList<>();
          named.forEach((name, seen) -> all.add(new Curve(name, seen)));
          curves.put(part, all);
        });
    return new TrainingTable(curves);
  }

  private static Curve.Point point(String place, List<String> row) {
    try {
      OptionalDouble value = DecimalText.parse(row.get(3));
      return new Curve.Point(
          Long.parseLong(row.get(2)),
          value.orElseThrow(
              () ->
                  new InputException(
                      place + ": value must be a number, found '" + row.get(3) + "'")));
    } catch (NumberFormatException e) {
      throw new InputException(
          place + ": step must be a whole number, found '" + row.get(2) + "'", e);
    }
  }

  /**
   * Writes the table, or deletes it if there are no curves.
   *
   * @throws InputException if that is not possible
   */
  void write(Path file) {
    if (curves.isEmpty()) {
      PictureFile.delete(file);
      return;
    }
    List<List<String>> lines = new ArrayList<>(List.of(HEADER));
    curves.forEach(
        (part, all) ->
            all.forEach(
                curve ->
                    curve
                        .points()
                        .forEach(
                            point ->
                                lines.add(
                                    List.of(
                                        part,
                                        curve.name(),
                                        Long.toString(point.step()),
                                        Double.toString(point.value()))))));
    try {
      String text = new CsvMapper().writer(CsvSchema.emptySchema()).writeValueAsString(lines);
      AtomicFile.write(file, text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a table of texts is always CSV", e);
    }
  }
}
