// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.io.TempDir;

/** What tests of tables in CSV files share: files, and options of which each sets a few. */
abstract class CsvFiles {

  @TempDir Path folder;

  void assertProblem(Choice choice, String... parts) {
    InputException problem =
        assertThrows(InputException.class, () -> table(choice).load(Progress.SILENT));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  CsvTable table(Choice choice) {
    return new CsvTable(choice.options(), new LocalFolders(Optional.empty(), folder));
  }

  /** Options with the defaults, some of them changed. */
  final class Choice {

    Optional<Path> testFile = Optional.empty();
    boolean header;
    Separator separator = Separator.COMMA;
    Optional<String> prompt = Optional.empty();
    List<Integer> shape = List.of();
    Optional<ValueScale> values = Optional.empty();
    List<Double> range = List.of();
    double test;
    long seed;
    TrainOn trainOn = TrainOn.TRAIN;
    int validation;

    CsvTable.Options options() {
      return new CsvTable.Options(
          folder.resolve("points.csv"),
          testFile,
          header,
          separator,
          prompt,
          values,
          new TableOptions(
              shape,
              range,
              test,
              new SplitOptions(trainOn, validation, OptionalInt.empty(), seed)));
    }
  }
}
