// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.files.NpyFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder with an array of numbers, and the options that read it. */
abstract class NpyTableFixture {

  @TempDir Path folder;
  final Matrix rows =
      Matrix.ofRows(new float[] {1, 2, 3, 4, 5, 6}, new float[] {-1, 0, 0.5f, 7, 8, 9});

  @BeforeEach
  void write() {
    NpyFile.write(folder.resolve("array.npy"), rows, new Shape(1, 2, 3));
  }

  Path bytes(String name, String sizes, int... values) throws IOException {
    String head = "{'descr': '|u1', 'fortran_order': False, 'shape': " + sizes + ", }\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(head.length());
    out.write(0);
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (int value : values) {
      out.write(value);
    }
    return Files.write(folder.resolve(name), out.toByteArray());
  }

  void assertProblem(Choice choice, String... parts) {
    InputException problem =
        assertThrows(InputException.class, () -> table(choice).load(Progress.SILENT));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  NpyTable table(Choice choice) {
    return new NpyTable(choice.options(), new LocalFolders(Optional.empty(), folder));
  }

  /** Options with the defaults, some of them changed. */
  final class Choice {

    Optional<Path> labels = Optional.empty();
    Optional<Path> testFile = Optional.empty();
    Optional<Path> testLabels = Optional.empty();
    List<String> prompts = List.of();
    Optional<ArrayAxes> axes = Optional.empty();
    List<Integer> shape = List.of();
    List<Double> range = List.of();
    Optional<ValueScale> values = Optional.empty();
    double test;

    NpyTable.Options options() {
      return new NpyTable.Options(
          folder.resolve("array.npy"),
          labels,
          testFile,
          testLabels,
          prompts,
          axes,
          values,
          new TableOptions(shape, range, test, SplitOptions.DEFAULT));
    }
  }
}
